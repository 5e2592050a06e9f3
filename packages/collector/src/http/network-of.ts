/**
 * The part of an address that is of one sender: an IPv4 address, or the line of an IPv6 address, whose 2^64 addresses one sender may
 * take turns with. Without the port that some proxies write behind it, which is another one for each connection.
 */
export function networkOf(client: string): string {
  const address = addressIn(client);
  if (!address.includes(':')) return address;
  const [head = '', tail = ''] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const rest = tail === '' ? [] : tail.split(':');
  const zeros = address.includes('::')
    ? Array<string>(Math.max(0, 8 - groups.length - rest.length)).fill('0')
    : [];
  return [...groups, ...zeros, ...rest].slice(0, 4).join(':');
}

/** Whether an address is of this machine or a private network. */
export function isPrivate(client: string): boolean {
  return /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|::1$|f[cd]|fe80:)/.test(
    addressIn(client),
  );
}

/** `client` in lower case, without a port, and without what marks an IPv4 address as one of IPv6. */
function addressIn(client: string): string {
  const bare = /^\[([^\]]*)\](?::\d+)?$/.exec(client)?.[1] ?? /^([\d.]+):\d+$/.exec(client)?.[1] ?? client;
  return bare.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '');
}
