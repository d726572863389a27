<?php

return [
    // Your site in Flocktory, for @flocktoryLoader.
    'site_id' => env('FLOCKTORY_SITE_ID'),

    // Whether failures are thrown.
    'debug' => env('APP_DEBUG', false),

    // Options of the library: spot, base_url, country, form, feed and so on.
    'options' => [],
];
