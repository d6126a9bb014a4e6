import { serve } from './background';

const SIDE = 128;

serve(async (file) => {
  const image = await createImageBitmap(file, { resizeHeight: SIDE * 2, resizeQuality: 'medium' });
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  const scale = Math.max(SIDE / image.width, SIDE / image.height);
  const [width, height] = [image.width * scale, image.height * scale];
  canvas.getContext('2d')?.drawImage(image, (SIDE - width) / 2, (SIDE - height) / 2, width, height);
  image.close();
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
});
