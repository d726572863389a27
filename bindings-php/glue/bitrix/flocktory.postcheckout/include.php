<?php

// Composer loads the classes; on a site without it, Bitrix's loader does.
if (!class_exists(Flocktory\Postcheckout\SafeRenderer::class)) {
    Bitrix\Main\Loader::registerNamespace('Flocktory\Postcheckout', __DIR__ . '/lib');
}
