<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\Bitrix;

use Bitrix\Main\Application;
use Bitrix\Main\Config\Option;
use Bitrix\Main\Event;
use Bitrix\Sale\Order;
use Closure;
use Flocktory\Postcheckout\OrderRefused;
use Flocktory\Postcheckout\SafeRenderer;
use Psr\Log\LoggerInterface;
use Throwable;

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

    /** @param array $options options of the library, which take precedence over the module's settings */
    public function __construct(private array $options = [], ?LoggerInterface $logger = null, bool $debug = false)
    {
        $this->options += [
            'spot' => self::setting('spot') ?: null,
            'feed' => self::setting('feed') ?: null,
            // Old sites use windows-1251.
            'charset' => defined('SITE_CHARSET') ? SITE_CHARSET : null,
            'lang' => defined('LANGUAGE_ID') && LANGUAGE_ID === 'ru' ? 'ru' : null,
        ];
        $refused = static fn (OrderRefused $event) => (new Event(self::MODULE, 'OnOrderRefused', ['event' => $event]))->send();
        $this->renderer = new SafeRenderer($this->options, $logger, $refused, $debug);
    }

    /**
     * The tag for the thank-you page; empty if it was printed in this session before, or if there is no order.
     *
     * @param Order|array|Closure|null $order the order, an array from BitrixOrder, or a function that returns either
     */
    public function postcheckout(Order|array|Closure|null $order): string
    {
        $id = null;
        $snippet = $this->renderer->snippet(static function () use ($order, &$id): ?array {
            $order = $order instanceof Closure ? $order() : $order;
            $offerId = self::setting('offer_id') ?: BitrixOrder::PRODUCT_ID;
            $shaped = $order instanceof Order ? BitrixOrder::fromOrder($order, $offerId) : $order;
            $id = (string) ($shaped['order']['id'] ?? '');

            return in_array($id, self::sent(), true) ? null : $shaped;
        });
        if ($snippet === null) {
            return '';
        }
        $html = self::keptInPlace($snippet->html);
        self::markSent($id);

        return $html;
    }

    /** The tag of the loader, for the head of every page. */
    public function loader(): string
    {
        return self::keptInPlace($this->renderer->loader(self::setting('site_id')));
    }

    /** Bitrix moves scripts without this attribute to the end of the page. */
    private static function keptInPlace(string $html): string
    {
        return preg_replace('/^<script/', '<script data-skip-moving="true"', $html);
    }

    /** @return list<string> The ids of the orders that were printed in this session. */
    private static function sent(): array
    {
        try {
            return Application::getInstance()->getSession()->get(self::SESSION) ?? [];
        } catch (Throwable) {
            // A session cannot be started after a page's first bytes. Printing twice is better than never.
            return [];
        }
    }

    /** Marks an order just before printing, so that an order that could not be rendered is tried again on the next view. */
    private static function markSent(string $id): void
    {
        try {
            Application::getInstance()->getSession()->set(self::SESSION, [...self::sent(), $id]);
        } catch (Throwable) {
            // No session, as above.
        }
    }

    private static function setting(string $name): string
    {
        return (string) Option::get(self::MODULE, $name);
    }
}
