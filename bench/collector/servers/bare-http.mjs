import {createServer} from 'node:http';
import {bodyOf, listenAndTell} from './listen.mjs';

// The ceiling of the platform: the body is read and parsed, and nothing is kept.
listenAndTell(
  createServer(async (request, response) => {
    const {records} = JSON.parse(await bodyOf(request));
    response.writeHead(201, {'content-type': 'application/json'}).end(`{"records":${records.length}}`);
  }),
);
