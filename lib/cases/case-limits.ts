// AWS's limits on CreateCase, from the service model `security-ir` of 2018-05-10 unless a line says otherwise. Characters are Unicode code
// points, as Smithy counts string lengths: https://smithy.io/2.0/spec/constraint-traits.html#length-trait

/** CaseTitle. */
export const maxTitleCharacters = 300;
/** CaseDescription. */
export const maxDescriptionCharacters = 8_000;

/** ImpactedAccounts. */
export const maxImpactedAccounts = 200;
/** AWSAccountId: always this many digits. */
export const accountIdDigits = 12;
/** AWS leaves out leading zeros of account ids in places; with more than three missing, a part of the id was lost more likely than zeros. */
export const minTypedAccountIdDigits = 9;

/** ImpactedAwsRegionList. */
export const maxImpactedAwsRegions = 50;
/** ImpactedServicesList. */
export const maxImpactedServices = 600;
/** AwsService. */
export const minServiceCharacters = 2;
/** AwsService. */
export const maxServiceCharacters = 50;

/** ThreatActorIpList. */
export const maxThreatActorIpAddresses = 200;
/** UserAgent. */
export const maxUserAgentCharacters = 500;

/** Watchers. */
export const maxWatchers = 30;
/** EmailAddress. */
export const minEmailCharacters = 6;
/** EmailAddress. */
export const maxEmailCharacters = 254;
/** PersonName. */
export const maxWatcherNameCharacters = 50;
/** JobTitle. */
export const maxJobTitleCharacters = 50;

/** TagMap. */
export const maxTags = 200;
/** TagKey. */
export const maxTagKeyCharacters = 128;
/** TagValue. */
export const maxTagValueCharacters = 256;

/** How far the start may lie ahead, for clocks that differ. The portal's own rule: an incident is reported after it began. */
export const maxIncidentStartMinutesAhead = 5;
/** The first year of AWS. The portal's own rule: an earlier year is a slip of the keyboard, such as 0026. */
export const minIncidentStartYear = 2006;

/** Entries of one list that are read one by one; longer lists are only counted, so that a tampered form costs nothing. The portal's own. */
export const maxEntriesRead = 1_000;

/**
 * What the browser sends to the portal at most, in bytes of JSON: 2 MB is what next.config.js lets an action take, less its envelope. The largest case
 * that AWS accepts is below 1 MB.
 */
export const maxSubmitBytes = 1_900_000;
