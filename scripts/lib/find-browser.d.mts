export function findBrowser(platform?: NodeJS.Platform, env?: NodeJS.ProcessEnv, home?: string): string | undefined;
