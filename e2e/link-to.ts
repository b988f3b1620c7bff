/** A prefilled link as another tool writes it, without any code of the portal. */
export function linkTo(content: unknown): string {
  return `/cases/new#case-v1=${Buffer.from(JSON.stringify(content)).toString("base64url")}`;
}
