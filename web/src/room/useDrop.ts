import { getDroppedFiles } from '@uppy/core/utils';
import { useEffect, useRef, useState } from 'react';

/** Takes files, and folders of them, that are dropped anywhere. Tells whether some are held over the page. */
export function useDrop(take: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const held = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return;
      event.preventDefault();
      setOver(true);
    };
    const left = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const dropped = (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      if (event.dataTransfer) void getDroppedFiles(event.dataTransfer).then((files) => { latest.current(files); });
    };
    const listening = new AbortController();
    document.addEventListener('dragover', held, listening);
    document.addEventListener('dragleave', left, listening);
    document.addEventListener('drop', dropped, listening);
    return () => { listening.abort(); };
  }, []);
  return over;
}
