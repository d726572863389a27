<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\Bitrix;

use Bitrix\Main\Application;
use Bitrix\Main\Config\Option;
use Bitrix\Main\Event;
use Bitrix\Sale\Order;
use Flocktory\Postcheckout\OrderRefused;
use Flocktory\Postcheckout\SafeRenderer;
use Psr\Log\LoggerInterface;

/**
 * The tags on a site's pages, with the settings of the module: `<?= (new BitrixPage())->postcheckout($order) ?>`.
 *
 * The event of the module is `OnOrderRefused`, with the parameter `event`, an OrderRefused.
 */
final class BitrixPage
{
    public const MODULE = 'flocktory.postcheckout';

    private const SESSION = 'flocktory_postcheckout_sent';

    private SafeRenderer $renderer;

    /** @param array $options those of the library, before those of the module's settings */
    public function __construct(private array $options = [], ?LoggerInterface $logger = null, bool $debug = false)
    {
        $this->options += [
            'spot' => self::setting('spot') ?: null,
            'feed' => self::setting('feed') ?: null,
            // Of old sites, windows-1251.
            'charset' => defined('SITE_CHARSET') ? SITE_CHARSET : null,
            'lang' => defined('LANGUAGE_ID') && LANGUAGE_ID === 'ru' ? 'ru' : null,
        ];
        $refused = static fn (OrderRefused $event) => (new Event(self::MODULE, 'OnOrderRefused', ['event' => $event]))->send();
        $this->renderer = new SafeRenderer($this->options, $logger, $refused, $debug);
    }

    /**
     * The tag for the page of thanks; nothing if the session's customer has had it.
     *
     * @param Order|array $order the order, or what BitrixOrder has made of one
     */
    public function postcheckout(Order|array $order): string
    {
        $sent = null;
        $snippet = $this->renderer->snippet(static function () use ($order, &$sent): ?array {
            $sent = is_array($order) ? $order : BitrixOrder::fromOrder($order, self::setting('offer_id') ?: BitrixOrder::PRODUCT_ID);

            return $sent;
        });
        if ($snippet === null || $this->wasSent((string) ($sent['order']['id'] ?? ''))) {
            return '';
        }

        return self::keptInPlace($snippet->html);
    }

    /** The tag of the loader, for the head of every page. */
    public function loader(): string
    {
        return self::keptInPlace($this->renderer->loader(self::setting('site_id')));
    }

    /** Bitrix moves scripts to the end of the page, but for those that have this attribute. */
    private static function keptInPlace(string $html): string
    {
        return preg_replace('/^<script/', '<script data-skip-moving="true"', $html);
    }

    private function wasSent(string $id): bool
    {
        $session = Application::getInstance()->getSession();
        $ids = $session->get(self::SESSION) ?? [];
        if (in_array($id, $ids, true)) {
            return true;
        }
        $session->set(self::SESSION, [...$ids, $id]);

        return false;
    }

    private static function setting(string $name): string
    {
        return (string) Option::get(self::MODULE, $name);
    }
}
