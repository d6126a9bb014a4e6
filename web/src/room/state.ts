import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { SentFile } from '../upload/files';
import type { Refusals } from '../upload/refusals';
import type { Refusal } from '../upload/selection';
import { Throughput } from '../upload/throughput';
import { thumbnailOf } from '../upload/thumbnails';
import type { Uploads } from '../upload/uploads';

export function useFiles(uploads: Uploads): SentFile[] {
  const { files } = useSyncExternalStore(
    (listener) => uploads.store.subscribe(listener),
    () => uploads.getState(),
  );
  return useMemo(() => Object.values(files), [files]);
}

export function useRefusals(refusals: Refusals): readonly Refusal[] {
  return useSyncExternalStore(refusals.subscribe, refusals.list);
}

export function useThumbnail(file: SentFile): string | undefined {
  const [address, setAddress] = useState<string>();
  const { data } = file;
  useEffect(() => {
    let wanted = data instanceof Blob;
    if (data instanceof Blob) {
      void thumbnailOf(data).then((found) => {
        if (wanted) setAddress(found);
      });
    }
    return () => {
      wanted = false;
    };
  }, [data]);
  return address;
}

export interface Pace {
  speed: number | undefined;
  secondsLeft: number | undefined;
}

/** How fast it goes, looked at once a second. */
export function usePace(sent: number, bytes: number): Pace {
  const [pace, setPace] = useState<Pace>({ speed: undefined, secondsLeft: undefined });
  const latest = useRef({ sent, bytes });
  useEffect(() => {
    latest.current = { sent, bytes };
  });
  useEffect(() => {
    const throughput = new Throughput();
    const timer = setInterval(() => {
      const now = latest.current;
      throughput.add(performance.now(), now.sent);
      setPace({ speed: throughput.speed(), secondsLeft: throughput.secondsFor(now.bytes - now.sent) });
    }, 1_000);
    return () => { clearInterval(timer); };
  }, []);
  return pace;
}

/** A phone that falls asleep stops sending. */
export function useWakefulness(wanted: boolean): void {
  useEffect(() => {
    if (!wanted || !('wakeLock' in navigator)) return;
    // Refused where the battery is low; then the phone sleeps.
    const lock = navigator.wakeLock.request('screen').catch(() => undefined);
    return () => void lock.then((held) => held?.release());
  }, [wanted]);
}
