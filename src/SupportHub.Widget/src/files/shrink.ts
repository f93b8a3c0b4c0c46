// A photo made small on the phone: drawn again and encoded as JPEG, which also drops where it was taken and with what.

const longestSide = 2000;
const quality = 0.8;

/** What a site takes: asking for JPEG makes an iPhone convert its own format. */
export const accepted = "image/jpeg,image/png,image/webp,application/pdf";
export const mostBytes = 10 * 1024 * 1024;

/** The size to draw at: never larger than it is, never longer than a page needs to be read. */
export function fitted(width: number, height: number): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, longestSide / Math.max(width, height, 1));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** A document stays as it is, and so does a photo that this browser cannot read: the hub decides. */
export async function shrink(file: Blob): Promise<Blob> {
  if (!file.type.startsWith("image/")) return file;
  const address = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const { width, height } = fitted(image.naturalWidth, image.naturalHeight);
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext("2d");
    if (!context) return file;
    // What was see-through is paper, not black.
    context.fillStyle = "#fff";
    context.fillRect(0, 0, width, height);
    context.drawImage(image, 0, 0, width, height);
    return await new Promise<Blob | null>(done => canvas.toBlob(done, "image/jpeg", quality)) ?? file;
  } catch {
    return file;
  } finally {
    URL.revokeObjectURL(address);
  }
}
