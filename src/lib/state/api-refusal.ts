import { ApiError } from '#lib/api/errors.ts';
import { isWebsite, type ApiCallMessage } from '#lib/base/api-messages.ts';
import type { Settings } from '#lib/storage/settings-types.ts';

/** Why the settings do not let a call pass; `null` when they do. */
export function refusalOf(
	{ client, headers }: Pick<ApiCallMessage, 'client' | 'headers'>,
	{
		apiEnabled,
		apiKey,
		apiClients,
		bridgeGrants
	}: Pick<Settings, 'apiEnabled' | 'apiKey' | 'apiClients' | 'bridgeGrants'>
): ApiError | null {
	if (!apiEnabled)
		return new ApiError({
			status: 403,
			type: 'permission_error',
			message: 'The API is off. Switch it on at Connect in Hearth.',
			code: 'api_off'
		});
	if (apiClients.some(({ path, blocked }) => blocked && path === client))
		return new ApiError({
			status: 403,
			type: 'permission_error',
			message: `${client} was blocked at Connect in Hearth.`,
			code: 'client_blocked'
		});
	// The user's consent stands for the key, which no other website should know.
	if (isWebsite(client)) return bridgeGrants.some(({ origin }) => origin === client) ? null : notGranted(client);
	if (apiKey !== '' && headers.authorization !== `Bearer ${apiKey}`)
		return new ApiError({
			status: 401,
			type: 'authentication_error',
			message: 'The API key is missing or wrong. It is shown at Connect in Hearth.',
			code: 'invalid_api_key',
			headers: { 'www-authenticate': 'Bearer' }
		});
	return null;
}

function notGranted(client: string): ApiError {
	return new ApiError({
		status: 403,
		type: 'permission_error',
		message: `${client} has no permission of the user.`,
		code: 'not_granted'
	});
}
