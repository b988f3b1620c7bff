import {
  type AwsSdkSigV4AuthInputConfig,
  type AwsSdkSigV4AuthResolvedConfig,
  type AwsSdkSigV4PreviouslyResolved,
  resolveAwsSdkSigV4Config,
} from "@aws-sdk/core/httpAuthSchemes";
import { getSmithyContext, normalizeProvider } from "@smithy/core/client";
import type {
  HandlerExecutionContext,
  HttpAuthOption,
  HttpAuthScheme,
  HttpAuthSchemeParameters,
  HttpAuthSchemeParametersProvider,
  HttpAuthSchemeProvider,
  Provider,
} from "@smithy/types";

/** What the choice of an auth scheme depends on. */
export interface SecurityIRHttpAuthSchemeParameters extends HttpAuthSchemeParameters {
  region?: string;
}

/** Chooses the auth schemes of a call. */
export interface SecurityIRHttpAuthSchemeProvider extends HttpAuthSchemeProvider<SecurityIRHttpAuthSchemeParameters> {}

/** Credentials and the other settings of signing. */
export interface HttpAuthSchemeInputConfig extends AwsSdkSigV4AuthInputConfig {
  authSchemePreference?: string[] | Provider<string[]>;
  httpAuthSchemes?: HttpAuthScheme[];
  httpAuthSchemeProvider?: SecurityIRHttpAuthSchemeProvider;
}

/** The same with the defaults in place. */
export interface HttpAuthSchemeResolvedConfig extends AwsSdkSigV4AuthResolvedConfig {
  readonly authSchemePreference: Provider<string[]>;
  readonly httpAuthSchemes: HttpAuthScheme[];
  readonly httpAuthSchemeProvider: SecurityIRHttpAuthSchemeProvider;
}

/** The Region and operation of a call. Refuses a client without a Region. */
export const httpAuthSchemeParametersProvider: HttpAuthSchemeParametersProvider<
  { readonly region: string | Provider<string> },
  HandlerExecutionContext,
  SecurityIRHttpAuthSchemeParameters,
  object
> = async (config, context) => {
  const region = await normalizeProvider(config.region)();
  if (!region) {
    throw new Error("expected `region` to be configured for `aws.auth#sigv4`");
  }
  // The command builder always puts the operation's name there.
  return { operation: getSmithyContext(context).operation as string, region };
};

/** Every operation is signed with SigV4 under the name `security-ir`. */
export const defaultHttpAuthSchemeProvider: SecurityIRHttpAuthSchemeProvider = ({ region }) => {
  const sigV4: HttpAuthOption = {
    schemeId: "aws.auth#sigv4",
    signingProperties: { name: "security-ir", region },
    propertiesExtractor: (config, context) => ({ signingProperties: { config, context } }),
  };
  return [sigV4];
};

/** Adds the signer and the memoized credentials. */
export function resolveHttpAuthSchemeConfig<T>(
  config: T & HttpAuthSchemeInputConfig & AwsSdkSigV4PreviouslyResolved,
): T & HttpAuthSchemeResolvedConfig {
  const resolved = resolveAwsSdkSigV4Config(config);
  // The runtime config has set the two other members, which T does not show here.
  return Object.assign(resolved, {
    authSchemePreference: normalizeProvider(config.authSchemePreference ?? []),
  }) as T & HttpAuthSchemeResolvedConfig;
}
