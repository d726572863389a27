<?php

declare(strict_types=1);

defined('WP_UNINSTALL_PLUGIN') || exit;

// The names are also in WooCommerce\Settings, which may be deleted already.
foreach (['flocktory_site_id', 'flocktory_spot', 'flocktory_offer_id', 'flocktory_feed', 'flocktory_once'] as $setting) {
    delete_option($setting);
}
