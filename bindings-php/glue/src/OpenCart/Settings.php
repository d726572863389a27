<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\OpenCart;

use Flocktory\Postcheckout\Setup;

/** The module's settings, which the shop stores under the module's code. */
final class Settings
{
    public const CODE = 'module_flocktory_postcheckout';

    /** Which of a product's ids the feed has. */
    public const OFFER_IDS = ['product_id', 'model', 'sku'];

    /** Until the form is saved for the first time. */
    private const DEFAULTS = [
        'status' => '1',
        'site_id' => '',
        'spot' => '',
        'once' => '1',
        'feed' => '',
        'offer_id' => self::OFFER_IDS[0],
    ];

    /** @param object $config the shop's configuration */
    public function __construct(private object $config)
    {
    }

    public function get(string $name): string
    {
        return OpenCartOrder::text($this->stored($name));
    }

    /** The language of the people who read the log and the form: OpenCart 4 has another name for it. */
    public function lang(): string
    {
        $code = $this->config->get('config_admin_language') ?: $this->config->get('config_language_admin');

        return str_starts_with((string) $code, 'ru') ? 'ru' : 'en';
    }

    /** @return array<string, string> The values of the form, as HTML: those that were posted, else those that are stored. */
    public function form(array $posted = []): array
    {
        $form = [];
        foreach (array_keys(self::DEFAULTS) as $name) {
            // OpenCart before 3.0.5 keeps the spaces that people paste.
            $form[$name] = trim((string) ($posted[self::CODE . "_$name"] ?? $this->stored($name)));
        }

        return $form;
    }

    /** @return array<string, string> The values to store, by the names under which OpenCart stores them. */
    public function toStore(array $posted): array
    {
        $form = $this->form($posted);

        return array_combine(array_map(static fn (string $name): string => self::CODE . "_$name", array_keys($form)), $form);
    }

    /** @return array<string, string> What is wrong with posted values, as HTML by the names of the settings. */
    public function problems(array $posted): array
    {
        ['site_id' => $siteId, 'feed' => $feed] = array_map(OpenCartOrder::text(...), $this->form($posted));
        $found = [
            'site_id' => Setup::problem($siteId, $this->lang()),
            'feed' => Setup::feedProblem($feed, $this->lang()),
        ];

        return array_map(htmlspecialchars(...), array_filter($found));
    }

    private function stored(string $name): string
    {
        $key = self::CODE . "_$name";

        // For a missing setting, OpenCart 4 returns an empty text.
        return $this->config->has($key) ? (string) $this->config->get($key) : self::DEFAULTS[$name];
    }
}
