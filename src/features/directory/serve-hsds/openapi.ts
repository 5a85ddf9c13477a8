import { HSDS_VERSION } from '../../../domain/directory/objects.ts'

const PAGED = ['search', 'page', 'per_page', 'format']
const SERVICES = [...PAGED, 'taxonomy_term_id', 'taxonomy_id', 'organization_id', 'modified_after', 'minimal', 'full']

/** The lists with what one may ask of each, and the object they hold. */
const LISTS = [
  { path: 'services', object: 'service', parameters: SERVICES },
  {
    path: 'organizations',
    object: 'organization',
    parameters: [...PAGED, 'taxonomy_term_id', 'taxonomy_id', 'full_service', 'full'],
  },
  {
    path: 'service_at_locations',
    object: 'service_at_location',
    parameters: [...SERVICES.filter(one => one !== 'minimal'), 'postcode', 'proximity'],
  },
  { path: 'taxonomies', object: 'taxonomy', parameters: PAGED },
  { path: 'taxonomy_terms', object: 'taxonomy_term', parameters: [...PAGED, 'taxonomy_id', 'top_only', 'parent_id'] },
] as const

/** The description of the API in OpenAPI 3.1. */
export function openapi(root: string) {
  const answer = (schema: string) => ({
    '200': {
      description: 'Found',
      content: { 'application/json': { schema: { $ref: `${root}/schema/${schema}.json` } } },
    },
  })
  const query = (names: readonly string[]) => names.map(name => ({ name, in: 'query', schema: { type: 'string' } }))
  const body = (names: readonly string[]) => ({
    content: {
      'application/json': {
        schema: { type: 'object', properties: Object.fromEntries(names.map(name => [name, { type: 'string' }])) },
      },
    },
  })
  const paths = LISTS.flatMap(({ path, object, parameters }) => [
    [
      `/${path}`,
      {
        get: { parameters: query(parameters), responses: answer(`${object}_list`) },
        post: { requestBody: body(parameters), responses: answer(`${object}_list`) },
      },
    ],
    [
      `/${path}/{id}`,
      {
        get: {
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
          responses: { ...answer(object), '404': { description: 'Nothing under this id' } },
        },
      },
    ],
  ])
  return {
    openapi: '3.1.0',
    info: { title: 'Punte: directory', version: HSDS_VERSION },
    servers: [{ url: root }],
    paths: {
      '/': { get: { responses: { '200': { description: 'Version and profile' } } } },
      ...Object.fromEntries(paths),
    },
  }
}
