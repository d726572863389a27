<?php

declare(strict_types=1);

namespace Flocktory\Postcheckout\WooCommerce;

/** The settings page: the site's id and the spot. */
final class Settings
{
    public const SITE_ID = 'flocktory_site_id';
    public const SPOT = 'flocktory_spot';

    private const PAGE = 'flocktory';

    public function register(): void
    {
        add_settings_section(self::PAGE, '', static fn () => null, self::PAGE);
        foreach ([self::SITE_ID => esc_html__('Site ID', 'flocktory-postcheckout'), self::SPOT => esc_html__('Spot', 'flocktory-postcheckout')] as $name => $title) {
            register_setting(self::PAGE, $name, ['type' => 'string', 'sanitize_callback' => 'sanitize_text_field']);
            add_settings_field($name, $title, self::printField(...), self::PAGE, self::PAGE, ['name' => $name]);
        }
    }

    public function addPage(): void
    {
        add_options_page('Flocktory', 'Flocktory', 'manage_options', self::PAGE, $this->print(...));
    }

    private function print(): void
    {
        echo '<div class="wrap"><h1>Flocktory</h1><form action="options.php" method="post">';
        settings_fields(self::PAGE);
        do_settings_sections(self::PAGE);
        submit_button();
        echo '</form></div>';
    }

    private static function printField(array $field): void
    {
        printf('<input name="%1$s" value="%2$s">', esc_attr($field['name']), esc_attr((string) get_option($field['name'])));
    }
}
