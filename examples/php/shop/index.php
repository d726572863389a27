<?php

declare(strict_types=1);

use Flocktory\Postcheckout\OrderRefused;
use Flocktory\Postcheckout\SafeRenderer;

use function Flocktory\Postcheckout\cspSources;

require __DIR__ . '/Shop.php';

// In place of composer.
spl_autoload_register(static function (string $class): void {
    require $_SERVER['SHOP_GLUE'] . strtr(substr($class, strlen('Flocktory\Postcheckout')), '\\', '/') . '.php';
});

$charset = $_SERVER['SHOP_CHARSET'];
$shop = new Shop($_SERVER['SHOP_DATABASE']);
$nonce = base64_encode(random_bytes(16));

$escape = static fn (mixed $text): string => htmlspecialchars((string) $text, ENT_QUOTES, $charset);
$flocktory = new SafeRenderer(
    ['nonce' => $nonce, 'charset' => $charset, 'base_url' => 'https://shop.example/', 'once' => true],
    refused: static fn (OrderRefused $event) => error_log("Flocktory: {$event->cause->getMessage()}"),
);

// The policy of the whole shop: only inline scripts with the nonce.
$policy = ["default-src 'self'"];
foreach (cspSources() as $directive => $hosts) {
    $own = $directive === 'script-src' ? "'nonce-$nonce'" : "'self'";
    $policy[] = "$directive $own " . implode(' ', $hosts);
}
header('Content-Security-Policy: ' . implode('; ', $policy));
header("Content-Type: text/html; charset=$charset");
header('Cache-Control: no-store');

$path = parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH);
if ($path === '/order' && $_SERVER['REQUEST_METHOD'] === 'POST') {
    header('Location: /thanks?key=' . $shop->buy($_POST), true, 303);
    exit;
}
$order = $path === '/thanks' ? $shop->order((string) ($_GET['key'] ?? '')) : null;
if ($path !== '/' && $order === null) {
    http_response_code(404);
}
require __DIR__ . '/page.php';
