<?php

declare(strict_types=1);

/**
 * A request to a shop where only the module is installed: `request.php three|four FOLDER admin|catalog`, with what the shop
 * stores as JSON in the standard input. It prints what the shop stores then, and the page.
 */

set_error_handler(static fn (int $level, string $message, string $file, int $line) => throw new ErrorException($message, 0, $level, $file, $line));

/** OpenCart ends the request there. */
final class Redirected extends Exception
{
}

[, $version, $folder, $application] = $argv;
require __DIR__ . '/Shop.php';
require __DIR__ . "/$version.php";
const DB_PREFIX = 'oc_';
define('APPLICATION', ucfirst($application));
define('DIR_EXTENSION', "$folder/");
define('DIR_APPLICATION', "$folder/upload/$application/");
define('DIR_SYSTEM', "$folder/upload/system/");

['shop' => $stored, 'post' => $post, 'call' => $call] = json_decode(stream_get_contents(STDIN), true, flags: JSON_THROW_ON_ERROR);
$shop = new Shop($stored);
$shop->session += $application === 'admin' ? ['user_token' => 'token'] : [];
$request = new (['three' => Three\Request::class, 'four' => Four\Request::class][$version])($shop, $post);
try {
    $page = str_contains($call, '/') ? $request->page($call) : $request->admin($call);
} catch (Redirected $redirected) {
    $page = 'to ' . $redirected->getMessage();
}
echo json_encode(['shop' => get_object_vars($shop), 'page' => $page], JSON_THROW_ON_ERROR);
