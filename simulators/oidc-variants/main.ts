import { toOptions } from "./options";
import { startOidcVariant } from "./server";

const variant = await startOidcVariant(toOptions(process.env.OIDC_VARIANT_OPTIONS ?? "{}"));
process.stdout.write(`oidc variant: ${variant.issuer}\n`);

for (const signal of ["SIGINT", "SIGTERM"]) {
  process.once(signal, () => {
    void variant.close().then(() => process.exit(0));
  });
}
