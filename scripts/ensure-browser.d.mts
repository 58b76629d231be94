export function testBrowser(): Promise<string | undefined>;
