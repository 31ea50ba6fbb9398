#!/usr/bin/env node
// The command line: what can be typed, and which file of cli/ carries it out. Parses argv, nothing else.

import { Command, CommanderError, Option } from 'commander'
import type { ExportOptions } from './cli/export/command.ts'
import { exitUsage, oneLine, reportFailure } from './cli/failure.ts'
import type { ImportOptions } from './cli/import-archive.ts'
import type { CreateKeyOptions, KeysOptions, RotateKeyOptions } from './cli/keys.ts'
import { note } from './cli/output.ts'
import { defaultConfig, readClientConfig, readConfig } from './config.ts'

const urlOption = () =>
  new Option('--url <url>', 'the server (default: BROADSHEET_URL, else http://127.0.0.1:$PORT)')
const keyOption = () =>
  new Option('--key <key>', 'the key (default: BROADSHEET_KEY, else the file admin-key in DATA_DIR)')
const jsonOption = () => new Option('--json', 'print the result as JSON')

/** As a shell completes them, folders end in a slash. */
const folderNames = (folders: string) => folders.split(',').map((folder) => folder.trim().replace(/\/+$/, ''))

const program = new Command('broadsheet')
  .description('A headless content REST API for news archives.')
  .version(defaultConfig().version)
  .exitOverride()
  .showHelpAfterError('Add --help to see what can be given.')
  .addHelpText(
    'after',
    `
Examples:
  $ broadsheet serve
  $ broadsheet import ./my-site            a folder of posts, sent as it is
  $ broadsheet import articles.ndjson --dry-run
  $ broadsheet export archive.ndjson.gz --gzip
  $ broadsheet keys create --name reader --scope content:read
  $ broadsheet openapi > openapi.json

The settings are environment variables: PORT, DATABASE_URL, DATA_DIR and others; see the README.`,
  )

program
  .command('serve')
  .description('start the server (with its own PostgreSQL, unless DATABASE_URL names one)')
  .action(async () => {
    try {
      const config = readConfig(process.env)
      const { serve } = await import('./server.ts')
      await serve(config)
    } catch (error) {
      // What was half started must not keep the process alive.
      note(oneLine(error))
      process.exit(1)
    }
  })

program
  .command('import')
  .description('send a folder of posts, or a file, to a server and report what came of it')
  .argument(
    '[folder|file]',
    'a folder, .md, .markdown, .html, .ndjson, .jsonl, .ndjson.gz, .json, .zip, .tar, .tar.gz, .tgz, .xml, .rss, .atom or .csv',
  )
  .option('--dry-run', 'report what would happen and write nothing')
  .addOption(
    new Option('--format <name>', 'what the upload is, where its name does not say it').choices([
      'rss',
      'atom',
      'json-feed',
      'wxr',
      'ghost',
      'csv',
      'broadsheet',
      'jekyll',
      'hugo',
      'hexo',
    ]),
  )
  .addOption(
    new Option(
      '--posts <folders>',
      'further folders of posts, such as old_post,archive; may be repeated',
    ).argParser((folders, others: string[] | undefined) => [...(others ?? []), ...folderNames(folders)]),
  )
  .addOption(
    new Option('--profile <name>', 'rules that read the source out of a body').choices([
      'auto',
      'eastmoney',
      'none',
    ]),
  )
  .option('--timezone <zone>', 'zone of the site, such as Asia/Shanghai')
  .addOption(
    new Option('--zoneless-dates <how>', 'how a time without a zone is read').choices(['utc', 'site']),
  )
  .addOption(
    new Option('--on-conflict <what>', 'what happens to articles that are there already').choices([
      'update',
      'skip',
      'fail',
      'overwrite',
    ]),
  )
  .option('--restore-deleted', 'bring articles back that were deleted since')
  .addOption(urlOption())
  .addOption(keyOption())
  .addOption(jsonOption())
  .option('--quiet', 'no progress, only the result')
  .option('--watch <id>', 'send nothing; watch an import that is under way')
  .option('--cancel <id>', 'send nothing; end an import where it stands')
  .option('--retry-failed <id>', 'send nothing; try the failed items of an import again, and watch')
  .addHelpText(
    'after',
    `
Exit code: 0 every item went in, 1 something failed, 2 wrong usage, 130 stopped by Ctrl-C.

Examples:
  $ broadsheet import ./my-site
  $ broadsheet import 2022-04-19-a-post.md --zoneless-dates site
  $ broadsheet import my-site --posts old_post,archive/2019
  $ broadsheet import blog.ghost.json --format ghost
  $ broadsheet import archive.tar.gz --url https://api.example.org --json > report.json
  $ broadsheet import --watch 0190b0a4-7c9e-7000-8000-000000000000`,
  )
  .action(async (path: string | undefined, options: ImportOptions) => {
    const { importArchive } = await import('./cli/import-archive.ts')
    process.exitCode = await importArchive(path, options, readClientConfig(process.env))
  })

program
  .command('export')
  .description(
    'write everything that the key may see into a file, as NDJSON, or into a folder that Jekyll builds',
  )
  .argument('[file]', 'the file (default: standard output)')
  .option('--gzip', 'compress it')
  .option('--jekyll <folder>', 'make a folder of posts instead, which must not be there yet')
  .option('--timezone <zone>', 'zone of the site that Jekyll builds (default: UTC)')
  .addOption(urlOption())
  .addOption(keyOption())
  .option('--quiet', 'no progress')
  .addHelpText(
    'after',
    `
An export comes back with broadsheet import --format broadsheet. A file has its name only once it is whole.

Examples:
  $ broadsheet export archive.ndjson
  $ broadsheet export archive.ndjson.gz --gzip
  $ broadsheet export --jekyll ./my-site --timezone Asia/Shanghai`,
  )
  .action(async (file: string | undefined, options: ExportOptions) => {
    const { exportArchive } = await import('./cli/export/command.ts')
    process.exitCode = await exportArchive(file, options, readClientConfig(process.env))
  })

const keys = program.command('keys').description('make, list and revoke keys of a server')

keys
  .command('create')
  .description('make a key; it is printed once')
  .requiredOption('--name <name>', 'what the key is for')
  .requiredOption<string[]>(
    '--scope <scope>',
    'what it may do: content:read, drafts:read, content:write, imports:write, keys:manage, metrics:read; may be repeated',
    (scope, others) => [...(others ?? []), scope],
  )
  .option('--expires <time>', 'when it ends, such as 2030-01-01T00:00:00Z (default: never)')
  .addOption(urlOption())
  .addOption(keyOption())
  .addOption(jsonOption())
  .addHelpText(
    'after',
    '\nExample:\n  $ broadsheet keys create --name importer --scope imports:write --scope drafts:read',
  )
  .action(async (options: CreateKeyOptions) => {
    const { createKey } = await import('./cli/keys.ts')
    await createKey(options, readClientConfig(process.env))
  })

keys
  .command('list')
  .description('list the keys, without their secrets')
  .addOption(urlOption())
  .addOption(keyOption())
  .addOption(jsonOption())
  .action(async (options: KeysOptions) => {
    const { listKeys } = await import('./cli/keys.ts')
    await listKeys(options, readClientConfig(process.env))
  })

keys
  .command('rotate')
  .description('make a new key in place of one; it is printed once')
  .argument('<id>', 'as keys list shows it')
  .option(
    '--overlap <seconds>',
    'how long the old key still works, at most a week (default: it stops at once)',
  )
  .addOption(urlOption())
  .addOption(keyOption())
  .addOption(jsonOption())
  .action(async (id: string, options: RotateKeyOptions) => {
    const { rotateKey } = await import('./cli/keys.ts')
    await rotateKey(id, options, readClientConfig(process.env))
  })

keys
  .command('revoke')
  .description('revoke a key')
  .argument('<id>', 'as keys list shows it')
  .addOption(urlOption())
  .addOption(keyOption())
  .addOption(jsonOption())
  .action(async (id: string, options: KeysOptions) => {
    const { revokeKey } = await import('./cli/keys.ts')
    await revokeKey(id, options, readClientConfig(process.env))
  })

program
  .command('migrate')
  .description('apply the migrations to the database of the settings')
  .action(async () => {
    const { applyMigrations } = await import('./cli/migrations.ts')
    await applyMigrations(readConfig(process.env))
  })

program
  .command('openapi')
  .description('print the OpenAPI document')
  .option('--yaml', 'as YAML instead of JSON')
  .action(async (options: { yaml?: boolean }) => {
    const { printOpenapi } = await import('./cli/openapi-document.ts')
    await printOpenapi(options)
  })

try {
  await program.parseAsync()
} catch (error) {
  // Commander has written its own words already; its code 0 is --help and --version.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : exitUsage
  else process.exitCode = reportFailure(error)
}
