import {
  createDefaultUserAgentProvider,
  emitWarningIfUnsupportedVersion as emitAwsWarningIfUnsupportedVersion,
  getDefaultSocketTimeout,
  NODE_APP_ID_CONFIG_OPTIONS,
} from "@aws-sdk/core/client";
import { AwsSdkSigV4Signer, NODE_AUTH_SCHEME_PREFERENCE_OPTIONS } from "@aws-sdk/core/httpAuthSchemes";
import { AwsRestJsonProtocol } from "@aws-sdk/core/protocols";
import { Sha256 } from "@smithy/core/checksum";
import { emitWarningIfUnsupportedVersion, loadConfigsForDefaultMode, NoOpLogger } from "@smithy/core/client";
import {
  loadConfig,
  NODE_REGION_CONFIG_FILE_OPTIONS,
  NODE_REGION_CONFIG_OPTIONS,
  NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS,
  NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS,
  resolveDefaultsModeConfig,
} from "@smithy/core/config";
import { parseUrl } from "@smithy/core/protocols";
import {
  DEFAULT_RETRY_MODE,
  NODE_MAX_ATTEMPT_CONFIG_OPTIONS,
  NODE_RETRY_MODE_CONFIG_OPTIONS,
} from "@smithy/core/retry";
import { calculateBodyLength, fromBase64, fromUtf8, toBase64, toUtf8 } from "@smithy/core/serde";
import { NodeHttpHandler, streamCollector } from "@smithy/node-http-handler";
import type { IdentityProviderConfig } from "@smithy/types";
import packageInfo from "../package.json";
import { defaultHttpAuthSchemeProvider } from "./auth";
import type { SecurityIRClientConfig } from "./client-config";
import { defaultEndpointResolver } from "./endpoint";
import { errorTypeRegistries } from "./generated/schemas";
import { namespace } from "./namespace";

/** Missing settings come from the environment, then from the shared config file, then from the SDK's defaults. */
export function getRuntimeConfig(config: SecurityIRClientConfig) {
  emitWarningIfUnsupportedVersion(process.version);
  emitAwsWarningIfUnsupportedVersion(process.version);
  const defaultsMode = resolveDefaultsModeConfig(config);
  const defaultConfigProvider = () => defaultsMode().then(loadConfigsForDefaultMode);
  const logger = config.logger ?? new NoOpLogger();
  const serviceId = config.serviceId ?? "Security IR";
  const loaderConfig = { logger, ...(config.profile !== undefined && { profile: config.profile }) };

  return {
    ...config,
    apiVersion: "2018-05-10",
    runtime: "node",
    authSchemePreference: config.authSchemePreference ?? loadConfig(NODE_AUTH_SCHEME_PREFERENCE_OPTIONS, loaderConfig),
    base64Decoder: config.base64Decoder ?? fromBase64,
    base64Encoder: config.base64Encoder ?? toBase64,
    bodyLengthChecker: config.bodyLengthChecker ?? calculateBodyLength,
    defaultsMode,
    defaultSocketTimeout: getDefaultSocketTimeout(config.requestHandler, 300_000),
    defaultUserAgentProvider:
      config.defaultUserAgentProvider ??
      createDefaultUserAgentProvider({ serviceId, clientVersion: packageInfo.version }),
    disableHostPrefix: config.disableHostPrefix ?? false,
    endpointProvider: config.endpointProvider ?? defaultEndpointResolver,
    httpAuthSchemeProvider: config.httpAuthSchemeProvider ?? defaultHttpAuthSchemeProvider,
    httpAuthSchemes: config.httpAuthSchemes ?? [
      {
        schemeId: "aws.auth#sigv4",
        identityProvider: (ipc: IdentityProviderConfig) => ipc.getIdentityProvider("aws.auth#sigv4"),
        signer: new AwsSdkSigV4Signer(),
      },
    ],
    logger,
    maxAttempts: config.maxAttempts ?? loadConfig(NODE_MAX_ATTEMPT_CONFIG_OPTIONS, loaderConfig),
    protocol: config.protocol ?? AwsRestJsonProtocol,
    protocolSettings: config.protocolSettings ?? { defaultNamespace: namespace, errorTypeRegistries },
    region:
      config.region ?? loadConfig(NODE_REGION_CONFIG_OPTIONS, { ...NODE_REGION_CONFIG_FILE_OPTIONS, ...loaderConfig }),
    requestHandler: NodeHttpHandler.create(config.requestHandler ?? defaultConfigProvider),
    retryMode:
      config.retryMode ??
      loadConfig(
        {
          ...NODE_RETRY_MODE_CONFIG_OPTIONS,
          default: async () => (await defaultConfigProvider()).retryMode || DEFAULT_RETRY_MODE,
        },
        loaderConfig,
      ),
    serviceId,
    sha256: config.sha256 ?? Sha256,
    streamCollector: config.streamCollector ?? streamCollector,
    urlParser: config.urlParser ?? parseUrl,
    useDualstackEndpoint:
      config.useDualstackEndpoint ?? loadConfig(NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS, loaderConfig),
    useFipsEndpoint: config.useFipsEndpoint ?? loadConfig(NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS, loaderConfig),
    userAgentAppId: config.userAgentAppId ?? loadConfig(NODE_APP_ID_CONFIG_OPTIONS, loaderConfig),
    utf8Decoder: config.utf8Decoder ?? fromUtf8,
    utf8Encoder: config.utf8Encoder ?? toUtf8,
  };
}
