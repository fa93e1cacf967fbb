import { Router } from 'express';
import { openApiDocument } from './openapi.js';

/** The OpenAPI document, and a page of our own to read it and to try a route: no script from elsewhere. */
export function docsRouter(): Router {
  const router = Router();
  // Made when it is first asked for: it takes longer than anything else that a start does here.
  let document: ReturnType<typeof openApiDocument> | undefined;
  router.get('/openapi.json', (_request, response) => {
    document ??= openApiDocument();
    response.json(document);
  });
  router.get('/docs', (_request, response) => {
    response.type('html').send(page);
  });
  router.get('/docs.js', (_request, response) => {
    response.type('js').send(script);
  });
  return router;
}

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Shaodao 哨到 API</title>
<style>
body { font: 15px/1.6 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; color: #1f2328; }
summary { cursor: pointer; padding: .3rem 0; }
code { font-family: ui-monospace, monospace; overflow-wrap: anywhere; }
summary { overflow-wrap: anywhere; }
textarea, input { font: inherit; width: 100%; box-sizing: border-box; }
pre { background: #f6f8fa; padding: .5rem; overflow: auto; }
</style>
</head>
<body>
<h1>Shaodao 哨到 API</h1>
<p><a href="/api/openapi.json">OpenAPI 3.1 document</a>. Sign in at <code>POST /session</code> below: the page then sends
the session's token with every request that changes something.</p>
<main id="routes"></main>
<script src="/api/docs.js"></script>
</body>
</html>`;

const script = `'use strict';
let csrfToken;
const element = (name, properties, ...children) => {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
};
const field = (name, input) => element('label', {}, element('code', { textContent: name }), input);

function routeOf(path, method, operation) {
  const inputs = operation.parameters
    .filter((parameter) => parameter.name !== 'X-CSRF-Token')
    .map((parameter) => ({ ...parameter, input: element('input', {}) }));
  const media = Object.keys(operation.requestBody?.content ?? {})[0];
  const body = media === 'multipart/form-data'
    ? element('input', { type: 'file' })
    : media && element('textarea', { rows: 6, value: '{}' });
  const answer = element('pre', {});
  const send = element('button', { textContent: 'Send' });
  send.addEventListener('click', async () => {
    let address = '/api' + path;
    const query = new URLSearchParams();
    const headers = csrfToken ? { 'X-CSRF-Token': csrfToken } : {};
    for (const { name, in: place, input } of inputs) {
      if (place === 'path') address = address.replace('{' + name + '}', encodeURIComponent(input.value));
      else if (input.value !== '' && place === 'query') query.set(name, input.value);
      else if (input.value !== '') headers[name] = input.value;
    }
    let sent;
    if (media === 'multipart/form-data') {
      sent = new FormData();
      if (body.files[0]) sent.append('file', body.files[0]);
    } else if (media) {
      headers['Content-Type'] = media;
      sent = body.value;
    }
    const response = await fetch(address + (query.size ? '?' + query : ''), { method, headers, body: sent });
    const text = await response.text();
    answer.textContent = response.status + ' ' + response.statusText + '\\n' + text;
    if (response.ok && path === '/session' && text) csrfToken = JSON.parse(text).csrfToken;
  });
  const roles = operation['x-roles'] ? ' [' + operation['x-roles'].join(', ') + ']' : '';
  return element('details', {},
    element('summary', {}, element('code', { textContent: method.toUpperCase() + ' ' + path }), ' ' + operation.summary + roles),
    ...inputs.map(({ name, in: place, input }) => field(name + ' (' + place + ')', input)),
    ...(body ? [field('body', body)] : []), send, answer);
}

(async () => {
  const { paths } = await (await fetch('/api/openapi.json')).json();
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(methods)) {
      document.getElementById('routes').append(routeOf(path, method, operation));
    }
  }
})();
`;
