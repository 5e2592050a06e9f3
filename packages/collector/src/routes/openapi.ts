import type {App} from '../context.ts';
import {jsonAnswer, PUBLIC_HEADERS} from '../http/answer.ts';

/** Describes every route of `app`: `GET /openapi.json`. */
export function addOpenApiRoute(app: App): void {
  let document: string | undefined;
  app.get('/openapi.json', async () => {
    // What generates schemas is loaded for whoever asks: most collectors never need it.
    const {openApiOf} = await import('../openapi.ts');
    document ??= JSON.stringify(openApiOf(app.routes));
    return jsonAnswer(document, 200, PUBLIC_HEADERS);
  });
}
