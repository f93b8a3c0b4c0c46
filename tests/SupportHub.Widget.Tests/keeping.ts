import { Keeping } from "../../src/SupportHub.Widget/src/storage";

/** A browser's storage for one test; `full` refuses every write, as private windows do. */
export class FakeStorage implements Storage {
  [name: string]: unknown;
  private readonly items = new Map<string, string>();
  full = false;

  get length(): number { return this.items.size; }
  key(index: number): string | null { return [...this.items.keys()][index] ?? null; }
  getItem(name: string): string | null { return this.items.get(name) ?? null; }
  removeItem(name: string): void { this.items.delete(name); }
  clear(): void { this.items.clear(); }

  setItem(name: string, value: string): void {
    if (this.full) throw new Error("QuotaExceededError");
    this.items.set(name, value);
  }
}

export const keepingOn = (storage?: Storage, signed = false) => new Keeping("supporthub.demo.", storage, signed);
