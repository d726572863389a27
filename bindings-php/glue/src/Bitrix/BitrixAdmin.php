<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\Bitrix;

use Bitrix\Main\Config\Option;
use Bitrix\Main\Text\Encoding;
use CAdminInformer;
use CEventLog;
use Flocktory\Postcheckout\Setup;

/** What the administration of a site says about the module. */
final class BitrixAdmin
{
    /** Handles `OnAdminInformerInsertItems` of the main module: a notification if nothing can be sent. */
    public static function inform(): void
    {
        $problem = self::problem(Option::get(BitrixPage::MODULE, 'site_id'));
        if ($problem !== null) {
            CAdminInformer::AddItem([
                'TITLE' => 'Flocktory',
                'HTML' => htmlspecialcharsbx($problem),
                'COLOR' => 'red',
                'ALERT' => true,
                'LINK' => '/bitrix/admin/settings.php?lang=' . LANGUAGE_ID . '&mid=' . BitrixPage::MODULE,
            ]);
        }
    }

    /** What keeps orders from being sent, or null. */
    public static function problem(string $siteId): ?string
    {
        return self::inSiteCharset(Setup::problem($siteId, LANGUAGE_ID));
    }

    /** What is wrong with the path of a feed's index, or null. */
    public static function feedProblem(string $feed): ?string
    {
        return self::inSiteCharset(Setup::feedProblem($feed, LANGUAGE_ID));
    }

    /** Writes to the event log: Settings → Tools → Event log. */
    public static function log(string $level, string $message): void
    {
        CEventLog::Add([
            'SEVERITY' => strtoupper($level),
            'AUDIT_TYPE_ID' => 'FLOCKTORY',
            'MODULE_ID' => BitrixPage::MODULE,
            'ITEM_ID' => '',
            'DESCRIPTION' => self::inSiteCharset($message),
        ]);
    }

    /** The library's messages are in UTF-8. */
    private static function inSiteCharset(?string $message): ?string
    {
        return $message === null || !defined('SITE_CHARSET') ? $message : Encoding::convertEncoding($message, 'UTF-8', SITE_CHARSET);
    }
}
