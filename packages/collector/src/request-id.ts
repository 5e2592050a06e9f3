/** Of this process; another one over the same storage has other ids. */
const PROCESS = crypto.randomUUID().slice(0, 8);

let count = 0;

/** Names a request in the log and in the header of a refusal; says nothing of who sent it. */
export function nextRequestId(): string {
  count += 1;
  return `${PROCESS}-${count.toString(36)}`;
}
