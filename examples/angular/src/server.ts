import {join} from 'node:path';
import {consentMiddleware, type NodeRequest} from '@akkoord/core/server';
import {
  AngularNodeAppEngine,
  createNodeRequestHandler,
  isMainModule,
  writeResponseToNodeResponse,
} from '@angular/ssr/node';
import express from 'express';
import {config} from './akkoord.config.ts';

const files = join(import.meta.dirname, '../browser');
const angular = new AngularNodeAppEngine();
const app = express();

app.use(express.static(files, {index: false, setHeaders: keep}));

// Gives every request a function `consent()`; an answer for which it was called no cache may keep.
app.use(consentMiddleware({config, secure: true}) as unknown as express.Handler);

app.use(async (request, response, next) => {
  const read = (request as unknown as NodeRequest).consent?.();
  const answer = await angular.handle(request, read && {status: read.status, choices: read.choices});
  if (answer) await writeResponseToNodeResponse(answer, response);
  else next();
});

/** Files whose name has a hash in it never change. */
function keep(response: express.Response, path: string): void {
  if (/-[A-Z0-9]{8}\.js$/.test(path)) response.set('cache-control', 'public, max-age=31536000, immutable');
}

if (isMainModule(import.meta.url)) {
  const port = Number(process.env.PORT ?? 4000);
  app.listen(port, () => console.log(`http://localhost:${port}/`));
}

export const reqHandler = createNodeRequestHandler(app);
