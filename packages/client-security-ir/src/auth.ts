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

export interface SecurityIRHttpAuthSchemeParameters extends HttpAuthSchemeParameters {
  region?: string;
}

export interface SecurityIRHttpAuthSchemeProvider extends HttpAuthSchemeProvider<SecurityIRHttpAuthSchemeParameters> {}

export interface HttpAuthSchemeInputConfig extends AwsSdkSigV4AuthInputConfig {
  authSchemePreference?: string[] | Provider<string[]>;
  httpAuthSchemes?: HttpAuthScheme[];
  httpAuthSchemeProvider?: SecurityIRHttpAuthSchemeProvider;
}

export interface HttpAuthSchemeResolvedConfig extends AwsSdkSigV4AuthResolvedConfig {
  readonly authSchemePreference: Provider<string[]>;
  readonly httpAuthSchemes: HttpAuthScheme[];
  readonly httpAuthSchemeProvider: SecurityIRHttpAuthSchemeProvider;
}

/** Throws when the client has no Region. */
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
  // The command builder always sets the operation.
  return { operation: getSmithyContext(context).operation as string, region };
};

export const defaultHttpAuthSchemeProvider: SecurityIRHttpAuthSchemeProvider = ({ region }) => {
  const sigV4: HttpAuthOption = {
    schemeId: "aws.auth#sigv4",
    signingProperties: { name: "security-ir", region },
    propertiesExtractor: (config, context) => ({ signingProperties: { config, context } }),
  };
  return [sigV4];
};

export function resolveHttpAuthSchemeConfig<T>(
  config: T & HttpAuthSchemeInputConfig & AwsSdkSigV4PreviouslyResolved,
): T & HttpAuthSchemeResolvedConfig {
  const resolved = resolveAwsSdkSigV4Config(config);
  // The runtime config has set the other two members, which T does not show.
  return Object.assign(resolved, {
    authSchemePreference: normalizeProvider(config.authSchemePreference ?? []),
  }) as T & HttpAuthSchemeResolvedConfig;
}
