<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout;

/** What keeps a shop from printing anything, for the pages of its administrators. */
final class Setup
{
    public const EXTENSION = 'flocktory_postcheckout';

    private const MISSING = [
        'en' => 'The PHP extension flocktory_postcheckout is not loaded, so nothing is sent to Flocktory. After an update of PHP it has to be installed again.',
        'ru' => 'Расширение PHP flocktory_postcheckout не загружено, поэтому во Flocktory ничего не передаётся. После обновления PHP его нужно установить заново.',
    ];

    /**
     * The reason, or null if there is none.
     *
     * @param string|int|null $siteId the setting; empty if the shop prints the loader in another way
     * @param string $lang `ru`, or anything else for English
     */
    public static function problem(string|int|null $siteId, string $lang = 'en'): ?string
    {
        $lang = $lang === 'ru' ? 'ru' : 'en';
        if (!extension_loaded(self::EXTENSION)) {
            return self::MISSING[$lang];
        }
        if ($siteId === null || $siteId === '') {
            return null;
        }
        try {
            loader($siteId, ['lang' => $lang]);
        } catch (InvalidOrderException $invalid) {
            [$problem] = $invalid->getProblems();

            return trim("$problem->message $problem->hint");
        }

        return null;
    }

    /** What is wrong with the path of a feed's index, or null; without the extension, it cannot be checked. */
    public static function feedProblem(?string $feed, string $lang = 'en'): ?string
    {
        if ($feed === null || $feed === '' || !extension_loaded(self::EXTENSION)) {
            return null;
        }
        try {
            Feed::open($feed, ['lang' => $lang === 'ru' ? 'ru' : 'en']);
        } catch (FeedException $unusable) {
            return $unusable->getMessage();
        }

        return null;
    }
}
