<?php

return [
    // Your site in Flocktory, for @flocktoryLoader.
    'site_id' => env('FLOCKTORY_SITE_ID'),

    // Whether the failure of an order is thrown: on a developer's machine only, because some live shops have APP_DEBUG on.
    'debug' => env('APP_DEBUG', false) && in_array(env('APP_ENV'), ['local', 'testing'], true),

    // Options of the library: spot, base_url, country, form, feed and so on.
    'options' => [],
];
