import {jsonSchemas} from '@akkoord/schema/json-schema';
import {OPERATIONS, type Operation} from './openapi-operations.ts';

/** A route as the router knows it. */
export interface KnownRoute {
  readonly method: string;
  readonly path: string;
}

/**
 * The OpenAPI 3.1 document of `routes`: what there is comes from the router, shapes from what parses them, and words
 * from `OPERATIONS`. Throws where a route has no words: a document that leaves something out is worth little.
 */
export function openApiOf(routes: readonly KnownRoute[]): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const {method, path} of routes) {
    // Preflights, and what is asked before every route.
    if (method === 'OPTIONS' || method === 'ALL') continue;
    // A name may say after it what it stands for.
    const plain = path.replace(/\{[^}]*\}/g, '');
    const operation = OPERATIONS[`${method} ${plain}`];
    if (!operation) throw new Error(`${method} ${path} is not described`);
    const name = plain.replace(/:(\w+)/g, '{$1}');
    paths[name] = {...paths[name], [method.toLowerCase()]: describe(plain, operation)};
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Akkoord collector',
      version: '1',
      description: 'The protocol says what each record means.',
    },
    paths,
    components: {
      schemas: {...jsonSchemas(), Error: ERROR},
      securitySchemes: {
        token: {type: 'http', scheme: 'bearer', description: 'a token of an owner, DPO, viewer or server'},
        secret: {type: 'http', scheme: 'bearer', description: 'the secret of a receipt, base64url'},
      },
    },
  };
}

const ERROR = {
  type: 'object',
  required: ['code', 'message'],
  properties: {code: {type: 'string'}, message: {type: 'string'}, records: {type: 'array'}},
};

function describe(path: string, {summary, by, query = [], body, answers}: Operation): object {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({name, in: 'path', required: true}));
  const inQuery = query.map(name => ({name, in: 'query', required: false}));
  const parameters = [...inPath, ...inQuery].map(one => ({...one, schema: {type: 'string'}}));
  return {
    summary,
    ...(by ? {security: [{[by]: []}]} : {}),
    ...(parameters.length > 0 ? {parameters} : {}),
    ...(body ? {requestBody: {required: true, content: contentOf(body)}} : {}),
    responses: {
      ...Object.fromEntries(Object.entries(answers).map(([status, description]) => [status, {description}])),
      default: {
        description: 'refused, with a code and a message',
        content: {'application/json': {schema: {$ref: '#/components/schemas/Error'}}},
      },
    },
  };
}

function contentOf(body: NonNullable<Operation['body']>): object {
  if (body === 'image/png') return {[body]: {}};
  return {'application/json': {schema: bodySchema(body)}};
}

function bodySchema(body: Exclude<NonNullable<Operation['body']>, 'image/png'>): object {
  if (typeof body === 'string') return {$ref: `#/components/schemas/${body}`};
  const properties = Object.fromEntries(body.map(name => [name.replace('?', ''), {type: 'string'}]));
  return {type: 'object', properties, required: body.filter(name => !name.endsWith('?'))};
}
