/** The directions of imports of docs/architecture.md. The order of the modules is the order in which they may know each other. */
const MODULES = [
  'territory',
  'organisations',
  'users',
  'notifications',
  'obligations',
  'official-documents',
  'assistance',
  'minors',
  'contacts',
  'attachments',
  'movements',
  'transfers',
  'responsibilities',
  'look-ups',
  'registration',
  'integration-paths',
  'opinion-rules',
  'opinions',
  'applicants',
  'opinion-desk',
  'presence',
  'census',
  'quality',
  'releases',
  'reports',
  'open-data',
  'explorer',
  'schedules',
  'imports',
  'home',
  'demonstration',
];

/** A module knows only those before it in the list. */
const orderOfModules = MODULES.map((name, place) => ({
  name: `module-order-${name}`,
  comment: `modules/${name} may import only the modules before it: ${MODULES.slice(0, place).join(', ') || 'none'}`,
  severity: 'error',
  from: { path: `^backend/src/modules/${name}/`, pathNot: String.raw`\.(api|db)\.spec\.ts$` },
  to: { path: '^backend/src/modules/', pathNot: `^backend/src/modules/(${MODULES.slice(0, place + 1).join('|')})/` },
}));

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'domain-is-pure',
      comment:
        'The rules know neither framework, nor database, nor clock, nor files: only each other, temporal-polyfill and the solver of linear programmes (decision 0209)',
      severity: 'error',
      from: { path: '^backend/src/domain/', pathNot: String.raw`\.spec\.ts$` },
      to: { pathNot: ['^backend/src/domain/', '(^|/)node_modules/(temporal-polyfill|highs)/'] },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^backend/src/platform/', pathNot: String.raw`\.spec\.ts$` },
      to: { path: '^backend/src/(modules|boot)/|^backend/src/[^/]+$' },
    },
    {
      name: 'module-by-its-door',
      comment: 'A module is entered by its index.ts',
      severity: 'error',
      from: { path: '^backend/src/', pathNot: String.raw`^backend/src/modules/|\.spec\.ts$|^backend/src/testing/` },
      to: {
        path: '^backend/src/modules/',
        pathNot: String.raw`^backend/src/modules/[^/]+/([^/]+\.commands|index)\.ts$`,
      },
    },
    {
      name: 'module-by-its-door-from-modules',
      comment: 'A module is entered by its index.ts',
      severity: 'error',
      from: { path: '^backend/src/modules/([^/]+)/', pathNot: String.raw`\.spec\.ts$` },
      to: { path: '^backend/src/modules/', pathNot: String.raw`^backend/src/modules/($1/|[^/]+/index\.ts$)` },
    },
    {
      name: 'sql-in-its-room',
      comment: 'Only repositories, entities, set-wise loaders and platform know TypeORM or a database driver',
      severity: 'error',
      from: {
        path: '^backend/src/',
        pathNot: String.raw`^backend/src/(platform|testing|boot|bench)/|\.(repository|entity|module|copy)\.ts$|\.spec\.ts$`,
      },
      to: { path: '(^|/)node_modules/(typeorm|pg|pg-copy-streams)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'not-to-tests',
      severity: 'error',
      from: { pathNot: String.raw`\.spec\.ts$|^backend/src/testing/|^frontend/e2e/` },
      to: { path: String.raw`\.spec\.ts$|^backend/src/testing/|^frontend/e2e/` },
    },
    {
      name: 'no-client-in-server',
      severity: 'error',
      from: { path: '^backend/' },
      to: { path: '^frontend/' },
    },
    {
      name: 'no-server-in-client',
      comment: 'The client knows the contract (frontend/src/api), never the rows',
      severity: 'error',
      from: { path: '^frontend/src/' },
      to: { path: '^backend/' },
    },
    {
      name: 'features-of-the-client-apart',
      comment:
        'A feature of the client knows i18n, problems, session, territory, ui and the contract, not another feature; home is made of them',
      severity: 'error',
      from: { path: '^frontend/src/app/([^/]+)/', pathNot: '^frontend/src/app/(home|i18n|shell|ui|problems|session)/' },
      to: { path: '^frontend/src/app/[^/]+/', pathNot: '^frontend/src/app/($1|i18n|problems|session|territory|ui)/' },
    },
    { name: 'migrations-import-nothing', severity: 'error', from: { path: '^migrations/' }, to: {} },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    ...orderOfModules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/|^frontend/src/api/' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
};
