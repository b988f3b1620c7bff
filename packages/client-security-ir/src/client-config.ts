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
