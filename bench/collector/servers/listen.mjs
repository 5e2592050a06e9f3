/** Tells the bench, which has forked us, the address to send to, and what CPU time was used whenever it asks. */
export function tellBench(url) {
  process.send({url});
  process.on('message', () => process.send({cpu: process.cpuUsage()}));
  process.once('disconnect', () => process.exit());
}

/** Lets `server` listen on a port that the system gives. */
export function listenAndTell(server) {
  server.listen(0, '127.0.0.1', () => tellBench(`http://127.0.0.1:${server.address().port}`));
}

/** The text of a request's body. */
export function bodyOf(request) {
  return new Promise((resolve, reject) => {
    const chunks = [];
    request.on('data', chunk => chunks.push(chunk));
    request.on('end', () => resolve(Buffer.concat(chunks).toString()));
    request.on('error', reject);
  });
}
