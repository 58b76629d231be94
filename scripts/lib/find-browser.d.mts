export function findBrowser(platform?: NodeJS.Platform, env?: NodeJS.ProcessEnv): string | undefined;
