<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\WooCommerce;

use Flocktory\Postcheckout\Setup;

/** The page WooCommerce → Flocktory, and the notice for administrators if nothing can be sent. */
final class Settings
{
    public const SITE_ID = 'flocktory_site_id';
    public const SPOT = 'flocktory_spot';
    public const OFFER_ID = 'flocktory_offer_id';
    public const FEED = 'flocktory_feed';
    public const ONCE = 'flocktory_once';

    private const DEFAULTS = [self::SITE_ID => '', self::SPOT => '', self::OFFER_ID => WooCommerceOrder::ID, self::FEED => '', self::ONCE => '1'];
    private const PAGE = 'flocktory';
    private const CAPABILITY = 'manage_woocommerce';

    public static function get(string $name): string
    {
        return trim((string) get_option($name, self::DEFAULTS[$name]));
    }

    /** The language of the library's messages. */
    public static function lang(): string
    {
        return str_starts_with(determine_locale(), 'ru') ? 'ru' : 'en';
    }

    /** @param string $plugin the plugin's main file */
    public static function register(string $plugin): void
    {
        add_action('admin_menu', [self::class, 'addPage']);
        add_action('admin_init', [self::class, 'addFields']);
        add_action('admin_notices', [self::class, 'printNotice']);
        add_filter('option_page_capability_' . self::PAGE, static fn (): string => self::CAPABILITY);
        add_filter('plugin_action_links_' . plugin_basename($plugin), [self::class, 'addLink']);
    }

    public static function addPage(): void
    {
        add_submenu_page('woocommerce', 'Flocktory', 'Flocktory', self::CAPABILITY, self::PAGE, [self::class, 'printPage']);
    }

    public static function addLink(array $links): array
    {
        return [sprintf('<a href="%s">%s</a>', esc_url(self::url()), esc_html__('Settings', 'flocktory-postcheckout')), ...$links];
    }

    public static function addFields(): void
    {
        add_settings_section(self::PAGE, '', '__return_null', self::PAGE);
        foreach (self::fields() as $name => [$title]) {
            register_setting(self::PAGE, $name, [
                'type' => 'string',
                'sanitize_callback' => static fn (mixed $value): string => self::sanitized($name, trim(sanitize_text_field($value ?? ''))),
            ]);
            add_settings_field($name, esc_html($title), [self::class, 'printField'], self::PAGE, self::PAGE, ['label_for' => $name]);
        }
    }

    public static function printPage(): void
    {
        echo '<div class="wrap"><h1>Flocktory</h1>';
        settings_errors();
        echo '<form action="options.php" method="post">';
        settings_fields(self::PAGE);
        do_settings_sections(self::PAGE);
        submit_button();
        echo '</form></div>';
    }

    public static function printField(array $field): void
    {
        $name = $field['label_for'];
        [, $help, $choices] = self::fields()[$name];
        if ($name === self::ONCE) {
            printf('<input type="checkbox" id="%1$s" name="%1$s" value="1"%2$s>', esc_attr($name), checked(self::get($name), '1', false));
        } elseif ($choices === []) {
            printf('<input class="regular-text" id="%1$s" name="%1$s" value="%2$s">', esc_attr($name), esc_attr(self::get($name)));
        } else {
            printf('<select id="%1$s" name="%1$s">', esc_attr($name));
            foreach ($choices as $value => $title) {
                printf('<option value="%s"%s>%s</option>', esc_attr($value), selected(self::get($name), $value, false), esc_html($title));
            }
            echo '</select>';
        }
        printf('<p class="description">%s</p>', esc_html($help));
    }

    /** Without it, nobody would notice that orders are missing. */
    public static function printNotice(): void
    {
        $problem = current_user_can(self::CAPABILITY) ? Setup::problem(self::get(self::SITE_ID), self::lang()) : null;
        if ($problem !== null) {
            printf('<div class="notice notice-error"><p><a href="%s">Flocktory</a>: %s</p></div>', esc_url(self::url()), esc_html($problem));
        }
    }

    /** Refuses what the library would refuse on every page, and says why. */
    private static function sanitized(string $name, string $value): string
    {
        $problem = match ($name) {
            // Without the extension, it cannot be checked.
            self::SITE_ID => extension_loaded(Setup::EXTENSION) ? Setup::problem($value, self::lang()) : null,
            self::FEED => Setup::feedProblem($value, self::lang()),
            default => null,
        };
        if ($problem === null) {
            return $value;
        }
        add_settings_error($name, $name, esc_html(self::fields()[$name][0] . ': ' . $problem));

        return self::get($name);
    }

    private static function url(): string
    {
        return admin_url('admin.php?page=' . self::PAGE);
    }

    /** @return array<string, array{string, string, array<string, string>}> title, help and choices of each setting */
    private static function fields(): array
    {
        return [
            self::SITE_ID => [
                __('Site ID', 'flocktory-postcheckout'),
                __('The number of your site, from your Flocktory account. Without it the loader is not printed.', 'flocktory-postcheckout'),
                [],
            ],
            self::SPOT => [
                __('Spot', 'flocktory-postcheckout'),
                __('Only if your manager at Flocktory has given you one.', 'flocktory-postcheckout'),
                [],
            ],
            self::OFFER_ID => [
                __('Offer ID', 'flocktory-postcheckout'),
                __('What your product feed has as the id of an offer.', 'flocktory-postcheckout'),
                [
                    WooCommerceOrder::ID => __('ID of the product or variation', 'flocktory-postcheckout'),
                    WooCommerceOrder::SKU => __('SKU', 'flocktory-postcheckout'),
                ],
            ],
            self::FEED => [
                __('Index of the feed', 'flocktory-postcheckout'),
                __('A path on the server, such as /var/lib/shop/feed.idx: products that are not in the feed are logged. May be empty.', 'flocktory-postcheckout'),
                [],
            ],
            self::ONCE => [
                __('Send each order once', 'flocktory-postcheckout'),
                __('A thank-you page that is opened again sends nothing.', 'flocktory-postcheckout'),
                [],
            ],
        ];
    }
}
