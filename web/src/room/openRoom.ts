import { Guest } from '../api/guest';
import { Refusals } from '../upload/refusals';
import { createUploads, type Uploads } from '../upload/uploads';

export interface Opened {
  guest: Guest;
  uploads: Uploads;
  refusals: Refusals;
}

const opened = new Map<string, Opened>();

/** One for each guest as long as the page lives: what is being sent goes on while React comes and goes. */
export function openRoom(storage: string, credential: string, ended: () => void): Opened {
  const known = opened.get(storage);
  if (known) {
    if (known.guest.credential !== credential) comeBack(known, credential);
    return known;
  }
  const guest = new Guest(credential);
  const refusals = new Refusals(`${storage}-refusals`);
  const room = { guest, refusals, uploads: createUploads(storage, guest, { refusals, ended }) };
  opened.set(storage, room);
  return room;
}

/** The guest was put out and let in anew: what the one session could not send, the other can. */
function comeBack({ guest, uploads }: Opened, credential: string): void {
  guest.credential = credential;
  uploads.retryAll().catch((error: unknown) => { uploads.log(error, 'error'); });
}
