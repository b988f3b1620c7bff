import type {
  HostHeaderInputConfig,
  HostHeaderResolvedConfig,
  UserAgentInputConfig,
  UserAgentResolvedConfig,
} from "@aws-sdk/core/client";
import type { DefaultsMode, SmithyConfiguration, SmithyResolvedConfiguration } from "@smithy/core/client";
import type { RegionInputConfig, RegionResolvedConfig } from "@smithy/core/config";
import type { EndpointInputConfig, EndpointResolvedConfig } from "@smithy/core/endpoints";
import type { HttpHandlerUserInput } from "@smithy/core/protocols";
import type { RetryInputConfig, RetryResolvedConfig } from "@smithy/core/retry";
import type {
  AwsCredentialIdentityProvider,
  BodyLengthCalculator,
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
import type { HttpAuthSchemeInputConfig, HttpAuthSchemeResolvedConfig } from "./auth";
import type { ClientInputEndpointParameters, ClientResolvedEndpointParameters, EndpointParameters } from "./endpoint";

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
  /** Decides the name of the environment variable AWS_ENDPOINT_URL_SECURITY_IR. */
  serviceId?: string;
  /** Has no effect: all hosts of the service are dual-stack. */
  useDualstackEndpoint?: boolean | Provider<boolean>;
  useFipsEndpoint?: boolean | Provider<boolean>;
  region?: string | Provider<string>;
  profile?: string;
  defaultUserAgentProvider?: Provider<UserAgent>;
  /** Used when `credentials` is not set. Unlike in AWS's package, it has no default. */
  credentialDefaultProvider?: (input: unknown) => AwsCredentialIdentityProvider;
  /** Includes the first attempt; default 3. */
  maxAttempts?: number | Provider<number>;
  retryMode?: string | Provider<string>;
  logger?: Logger;
  defaultsMode?: DefaultsMode | Provider<DefaultsMode>;
}

export type SecurityIRClientConfigType = Partial<SmithyConfiguration<HttpHandlerOptions>> &
  ClientDefaults &
  UserAgentInputConfig &
  RetryInputConfig &
  RegionInputConfig &
  HostHeaderInputConfig &
  EndpointInputConfig<EndpointParameters> &
  HttpAuthSchemeInputConfig &
  ClientInputEndpointParameters;

export interface SecurityIRClientConfig extends SecurityIRClientConfigType {}

export type SecurityIRClientResolvedConfigType = SmithyResolvedConfiguration<HttpHandlerOptions> &
  Required<Omit<ClientDefaults, "credentialDefaultProvider" | "profile">> &
  UserAgentResolvedConfig &
  RetryResolvedConfig &
  RegionResolvedConfig &
  HostHeaderResolvedConfig &
  EndpointResolvedConfig<EndpointParameters> &
  HttpAuthSchemeResolvedConfig &
  ClientResolvedEndpointParameters;

export interface SecurityIRClientResolvedConfig extends SecurityIRClientResolvedConfigType {}
