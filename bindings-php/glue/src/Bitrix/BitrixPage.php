<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\Bitrix;

use Bitrix\Main\Application;
use Bitrix\Main\Config\Option;
use Bitrix\Main\Event;
use Bitrix\Sale\Order;
use Closure;
use Flocktory\Postcheckout\OrderRefused;
use Flocktory\Postcheckout\PrintedOrders;
use Flocktory\Postcheckout\SafeRenderer;
use Flocktory\Postcheckout\Snippet;
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

    /**
     * @param array $options options of the library, which take precedence over the module's settings
     * @param ?LoggerInterface $logger the event log of Bitrix, if there is none
     */
    public function __construct(array $options = [], ?LoggerInterface $logger = null, bool $debug = false)
    {
        $options += [
            'spot' => self::setting('spot') ?: null,
            'feed' => self::setting('feed') ?: null,
            // Old sites use windows-1251.
            'charset' => defined('SITE_CHARSET') ? SITE_CHARSET : null,
            'lang' => defined('LANGUAGE_ID') && LANGUAGE_ID === 'ru' ? 'ru' : null,
        ];
        $this->renderer = new SafeRenderer(
            $options,
            $logger ?? BitrixAdmin::log(...),
            static fn (OrderRefused $event) => (new Event(self::MODULE, 'OnOrderRefused', ['event' => $event]))->send(),
            $debug,
            static fn (Snippet $snippet): string => self::keptInPlace($snippet->html),
            new PrintedOrders(
                static fn (): ?array => Application::getInstance()->getSession()->get(self::SESSION),
                static fn (array $ids) => Application::getInstance()->getSession()->set(self::SESSION, $ids),
            ),
        );
    }

    /**
     * The tag for the thank-you page; empty if it was printed in this session before, or if there is no order.
     *
     * @param Order|array|Closure|null $order the order, an array from BitrixOrder, or a function that returns either; not
     *     typed, because a template's mistake must not break the page
     */
    public function postcheckout(mixed $order): string
    {
        return $this->renderer->html(static function () use ($order): ?array {
            $order = $order instanceof Closure ? $order() : $order;

            return $order instanceof Order ? BitrixOrder::fromOrder($order, self::setting('offer_id') ?: BitrixOrder::PRODUCT_ID) : $order;
        });
    }

    /** The tag of the loader, for the head of every page. */
    public function loader(): string
    {
        return $this->renderer->loader(self::setting('site_id'), [], self::keptInPlace(...));
    }

    /** Bitrix moves scripts without this attribute to the end of the page. */
    private static function keptInPlace(string $html): string
    {
        return preg_replace('/^<script/', '<script data-skip-moving="true"', $html);
    }

    private static function setting(string $name): string
    {
        return (string) Option::get(self::MODULE, $name);
    }
}
