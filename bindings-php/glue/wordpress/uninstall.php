<?php

declare(strict_types=1);

defined('WP_UNINSTALL_PLUGIN') || exit;

// Their names stand in WooCommerce\Settings too, which may be gone by now.
foreach (['flocktory_site_id', 'flocktory_spot'] as $setting) {
    delete_option($setting);
}
