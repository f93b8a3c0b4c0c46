// Files chosen but not yet received by the hub, kept over a reload where the browser allows it; else this page's memory serves.

export interface Stored {
  readonly key: string;
  readonly name: string;
  readonly blob: Blob;
}

/** Where files lie until they are sent. */
export interface Cupboard {
  put(file: Stored): Promise<void>;
  get(key: string): Promise<Stored | undefined>;
  remove(key: string): Promise<void>;
  /** For good: a photo that is still being made ready is not put there afterwards. */
  clear(): Promise<void>;
}

const store = "files";

export class PhoneCupboard implements Cupboard {
  private readonly memory = new Map<string, Stored>();
  private database: Promise<IDBDatabase | undefined> | undefined;
  private closed = false;

  /** `lasting`: over a reload. */
  constructor(private readonly name: string, private readonly lasting: boolean) {}

  async put(file: Stored): Promise<void> {
    if (this.closed) return;
    this.memory.set(file.key, file);
    if (this.lasting) await this.ask("readwrite", files => files.put(file, file.key));
  }

  async get(key: string): Promise<Stored | undefined> {
    return this.memory.get(key) ?? await this.ask<Stored | undefined>("readonly", files => files.get(key));
  }

  async remove(key: string): Promise<void> {
    this.memory.delete(key);
    await this.ask("readwrite", files => files.delete(key));
  }

  async clear(): Promise<void> {
    this.closed = true;
    this.memory.clear();
    await this.ask("readwrite", files => files.clear());
  }

  private async ask<T>(mode: IDBTransactionMode, what: (files: IDBObjectStore) => IDBRequest): Promise<T | undefined> {
    const database = await (this.database ??= this.open());
    if (!database) return undefined;
    return new Promise(done => {
      try {
        const request = what(database.transaction(store, mode).objectStore(store));
        request.onsuccess = () => done(request.result as T);
        request.onerror = () => done(undefined);
      } catch {
        done(undefined);
      }
    });
  }

  private open(): Promise<IDBDatabase | undefined> {
    return new Promise(done => {
      try {
        const request = indexedDB.open(this.name, 1);
        request.onupgradeneeded = () => request.result.createObjectStore(store);
        request.onsuccess = () => done(request.result);
        request.onerror = request.onblocked = () => done(undefined);
      } catch {
        done(undefined);
      }
    });
  }
}
