// Loaded first into each process of a test run: keeps tap from hooking into its loading of modules.
//
// tap notes every module that a test and what it starts loads, for coverage and `--changed`, which are not used here. On
// Node 20 its hooks are a thread of their own in each process and in each of its threads: a third of the run's CPU.

import module from 'node:module'

const register = module.register as (...given: unknown[]) => void
module.register = (...given: unknown[]) => {
  if (!String(given[0]).includes('/@tapjs/processinfo/')) register(...given)
}
