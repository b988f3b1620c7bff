import {
  getHostHeaderPlugin,
  getLoggerPlugin,
  getRecursionDetectionPlugin,
  getUserAgentPlugin,
  type HostHeaderInputConfig,
  type HostHeaderResolvedConfig,
  resolveHostHeaderConfig,
  resolveUserAgentConfig,
  type UserAgentInputConfig,
  type UserAgentResolvedConfig,
} from "@aws-sdk/core/client";
import {
  DefaultIdentityProviderConfig,
  getHttpAuthSchemeEndpointRuleSetPlugin,
  getHttpSigningPlugin,
} from "@smithy/core";
import {
  Client,
  type DefaultsMode,
  type SmithyConfiguration,
  type SmithyResolvedConfiguration,
} from "@smithy/core/client";
import { type RegionInputConfig, type RegionResolvedConfig, resolveRegionConfig } from "@smithy/core/config";
import { type EndpointInputConfig, type EndpointResolvedConfig, resolveEndpointConfig } from "@smithy/core/endpoints";
import { getContentLengthPlugin, type HttpHandlerUserInput } from "@smithy/core/protocols";
import {
  getRetryPlugin,
  type RetryInputConfig,
  type RetryResolvedConfig,
  resolveRetryConfig,
} from "@smithy/core/retry";
import { getSchemaSerdePlugin } from "@smithy/core/schema";
import type {
  AwsCredentialIdentityProvider,
  BodyLengthCalculator,
  CheckOptionalClientConfig,
  ChecksumConstructor,
  Decoder,
  Encoder,
  HashConstructor,
  HttpHandlerOptions,
  Logger,
  Provider,
  StreamCollector,
  UrlParser,
  UserAgent,
} from "@smithy/types";
import {
  type HttpAuthSchemeInputConfig,
  type HttpAuthSchemeResolvedConfig,
  httpAuthSchemeParametersProvider,
  resolveHttpAuthSchemeConfig,
} from "./auth";
import type {
  BatchGetMemberAccountDetailsCommandInput,
  BatchGetMemberAccountDetailsCommandOutput,
  CreateCaseCommandInput,
  CreateCaseCommandOutput,
  GetCaseCommandInput,
  GetCaseCommandOutput,
  GetMembershipCommandInput,
  GetMembershipCommandOutput,
  ListCasesCommandInput,
  ListCasesCommandOutput,
  ListMembershipsCommandInput,
  ListMembershipsCommandOutput,
} from "./commands";
import {
  type ClientInputEndpointParameters,
  type ClientResolvedEndpointParameters,
  type EndpointParameters,
  resolveClientEndpointParameters,
} from "./endpoint";
import { getRuntimeConfig } from "./runtime-config";

export { Client as __Client };

/** What the client can be asked. */
export type ServiceInputTypes =
  | BatchGetMemberAccountDetailsCommandInput
  | CreateCaseCommandInput
  | GetCaseCommandInput
  | GetMembershipCommandInput
  | ListCasesCommandInput
  | ListMembershipsCommandInput;

/** What the client answers. */
export type ServiceOutputTypes =
  | BatchGetMemberAccountDetailsCommandOutput
  | CreateCaseCommandOutput
  | GetCaseCommandOutput
  | GetMembershipCommandOutput
  | ListCasesCommandOutput
  | ListMembershipsCommandOutput;

/** Settings that every AWS client has. */
export interface ClientDefaults extends Partial<SmithyConfiguration<HttpHandlerOptions>> {
  requestHandler?: HttpHandlerUserInput;
  sha256?: ChecksumConstructor | HashConstructor;
  urlParser?: UrlParser;
  bodyLengthChecker?: BodyLengthCalculator;
  streamCollector?: StreamCollector;
  base64Decoder?: Decoder;
  base64Encoder?: Encoder;
  utf8Decoder?: Decoder;
  utf8Encoder?: Encoder;
  runtime?: string;
  disableHostPrefix?: boolean;
  /** Names the environment variable AWS_ENDPOINT_URL_SECURITY_IR. */
  serviceId?: string;
  /** Changes nothing: the service has dual-stack hosts only. */
  useDualstackEndpoint?: boolean | Provider<boolean>;
  useFipsEndpoint?: boolean | Provider<boolean>;
  region?: string | Provider<string>;
  profile?: string;
  defaultUserAgentProvider?: Provider<UserAgent>;
  /** Where credentials come from when none are given. There is no default here: a call without credentials is refused. */
  credentialDefaultProvider?: (input: unknown) => AwsCredentialIdentityProvider;
  /** The first attempt included; 3 unless set. */
  maxAttempts?: number | Provider<number>;
  retryMode?: string | Provider<string>;
  logger?: Logger;
  defaultsMode?: DefaultsMode | Provider<DefaultsMode>;
}

/** The parts that SecurityIRClientConfig is made of. */
export type SecurityIRClientConfigType = Partial<SmithyConfiguration<HttpHandlerOptions>> &
  ClientDefaults &
  UserAgentInputConfig &
  RetryInputConfig &
  RegionInputConfig &
  HostHeaderInputConfig &
  EndpointInputConfig<EndpointParameters> &
  HttpAuthSchemeInputConfig &
  ClientInputEndpointParameters;

/** The settings of a SecurityIRClient. */
export interface SecurityIRClientConfig extends SecurityIRClientConfigType {}

/** The parts that SecurityIRClientResolvedConfig is made of. */
export type SecurityIRClientResolvedConfigType = SmithyResolvedConfiguration<HttpHandlerOptions> &
  Required<Omit<ClientDefaults, "credentialDefaultProvider" | "profile">> &
  UserAgentResolvedConfig &
  RetryResolvedConfig &
  RegionResolvedConfig &
  HostHeaderResolvedConfig &
  EndpointResolvedConfig<EndpointParameters> &
  HttpAuthSchemeResolvedConfig &
  ClientResolvedEndpointParameters;

/** The settings with every default in place. */
export interface SecurityIRClientResolvedConfig extends SecurityIRClientResolvedConfigType {}

/**
 * Calls AWS Security Incident Response: signs with SigV4, retries up to 3 attempts, throws SecurityIRServiceException for what the service
 * refuses. Unlike AWS's own package it has no default credential chain: without `credentials` every call is refused.
 */
export class SecurityIRClient extends Client<
  HttpHandlerOptions,
  ServiceInputTypes,
  ServiceOutputTypes,
  SecurityIRClientResolvedConfig
> {
  override readonly config: SecurityIRClientResolvedConfig;

  constructor(...[configuration]: CheckOptionalClientConfig<SecurityIRClientConfig>) {
    const runtimeConfig = getRuntimeConfig(configuration || {});
    // The base class knows only the resolved type, and turns the protocol's class into an instance.
    super(runtimeConfig as never);
    this.initConfig = runtimeConfig;
    const withEndpointParameters = resolveClientEndpointParameters(runtimeConfig);
    const withUserAgent = resolveUserAgentConfig(withEndpointParameters);
    const withRetry = resolveRetryConfig(withUserAgent);
    const withRegion = resolveRegionConfig(withRetry);
    const withHostHeader = resolveHostHeaderConfig(withRegion);
    const withEndpoint = resolveEndpointConfig(withHostHeader);
    // The base class has turned `protocol` into an instance; its type still allows the class.
    this.config = resolveHttpAuthSchemeConfig(withEndpoint) as SecurityIRClientResolvedConfig;

    this.middlewareStack.use(getSchemaSerdePlugin(this.config));
    this.middlewareStack.use(getUserAgentPlugin(this.config));
    this.middlewareStack.use(getRetryPlugin(this.config));
    this.middlewareStack.use(getContentLengthPlugin(this.config));
    this.middlewareStack.use(getHostHeaderPlugin(this.config));
    this.middlewareStack.use(getLoggerPlugin(this.config));
    this.middlewareStack.use(getRecursionDetectionPlugin(this.config));
    this.middlewareStack.use(
      getHttpAuthSchemeEndpointRuleSetPlugin(this.config, {
        httpAuthSchemeParametersProvider,
        identityProviderConfigProvider: async (config: SecurityIRClientResolvedConfig) =>
          new DefaultIdentityProviderConfig({ "aws.auth#sigv4": config.credentials }),
      }),
    );
    this.middlewareStack.use(getHttpSigningPlugin(this.config));
  }

  /** Closes the sockets of the request handler. */
  override destroy(): void {
    super.destroy();
  }
}
