<?php

// The classes come from composer; a site without it gives their folder to Bitrix's own loader.
if (!class_exists(Flocktory\Postcheckout\SafeRenderer::class)) {
    Bitrix\Main\Loader::registerNamespace('Flocktory\Postcheckout', __DIR__ . '/lib');
}
