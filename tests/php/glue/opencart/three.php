<?php

declare(strict_types=1);

/** Doubles of exactly the classes of OpenCart 3.0.5 that the module uses, with their signatures. */

namespace {
    final class Registry
    {
        private $data = [];

        public function __get(string $key): ?object
        {
            return $this->get($key);
        }

        public function get($key)
        {
            return $this->data[$key] ?? null;
        }

        public function set($key, $value)
        {
            $this->data[$key] = $value;
        }

        public function has($key)
        {
            return isset($this->data[$key]);
        }
    }

    abstract class Controller
    {
        protected $registry;

        public function __construct($registry)
        {
            $this->registry = $registry;
        }

        public function __get($key)
        {
            return $this->registry->get($key);
        }

        public function __set($key, $value)
        {
            $this->registry->set($key, $value);
        }
    }
}

namespace Three {
    use Registry;
    use Shop;

    class Action
    {
        public function __construct(private $route)
        {
        }

        /** A route is a file, and then a method. */
        public function execute($registry, array $args = [])
        {
            $parts = explode('/', $this->route);
            $method = 'index';
            while (!is_file($file = DIR_APPLICATION . 'controller/' . implode('/', $parts) . '.php')) {
                $method = array_pop($parts);
            }
            include_once $file;
            $class = 'Controller' . preg_replace('/[^a-zA-Z0-9]/', '', implode('/', $parts));
            $required = (new \ReflectionMethod($class, $method))->getNumberOfRequiredParameters();

            return $required > count($args) ? new \Exception('Error: Could not call') : (new $class($registry))->$method(...$args);
        }
    }

    class Event
    {
        private $handlers = [];

        public function __construct(private $registry)
        {
        }

        public function register($trigger, Action $action, $priority = 0)
        {
            $this->handlers[] = [$trigger, $action];
        }

        /** What a handler returns ends the event. */
        public function trigger($event, array $args = [])
        {
            foreach ($this->handlers as [$trigger, $action]) {
                if (str_starts_with($event, $trigger)) {
                    $result = $action->execute($this->registry, $args);
                    if ($result !== null && !$result instanceof \Exception) {
                        return $result;
                    }
                }
            }
        }
    }

    final class Loader
    {
        public function __construct(private $registry, private Shop $shop)
        {
        }

        public function controller($route, $data = [])
        {
            return str_starts_with($route, 'common/') ? "<$route>" : (new Action($route))->execute($this->registry, [&$data]);
        }

        public function model($route)
        {
            $models = [
                'checkout/order' => ['getOrder', 'getOrderProducts', 'getOrderTotals'],
                'catalog/product' => ['getProduct'],
                'setting/setting' => ['editSetting'],
                'setting/event' => ['addEvent', 'deleteEventByCode'],
            ];
            $model = new Model($this->shop);
            $proxy = new Proxy();
            foreach ($models[$route] as $method) {
                $proxy->{$method} = $model->$method(...);
            }
            $this->registry->set('model_' . str_replace('/', '_', $route), $proxy);
        }

        public function view($route, $data = [])
        {
            $code = '';
            $this->registry->get('event')->trigger("view/$route/before", [&$route, &$data, &$code]);
            $output = match ($route) {
                'common/success' => "$data[header]<h1>Спасибо</h1>$data[footer]",
                'common/header' => '<html><head></head><body>',
                'common/dashboard' => '<div id="content"><h1>' . $this->registry->get('language')->get('heading_title') . '</h1></div>',
                default => json_encode($data, JSON_THROW_ON_ERROR),
            };
            $this->registry->get('event')->trigger("view/$route/after", [&$route, &$data, &$output]);

            return $output;
        }

        public function language($route, $key = '')
        {
            $this->registry->get('language')->load($route, $key);
        }
    }

    class Proxy extends \stdClass
    {
        public function __get($key)
        {
            return $this->{$key};
        }

        public function __call($key, $args)
        {
            return call_user_func_array($this->{$key}, $args);
        }
    }

    final class Model
    {
        public function __construct(private Shop $shop)
        {
        }

        public function getOrder($order_id)
        {
            return $order_id == $this->shop->order['order_id'] ? $this->shop->order : null;
        }

        public function getOrderProducts($order_id)
        {
            return $this->shop->lines;
        }

        public function getOrderTotals($order_id)
        {
            return $this->shop->totals;
        }

        public function getProduct($product_id)
        {
            return $this->shop->products[$product_id] ?? false;
        }

        public function editSetting($code, $data, $store_id = 0)
        {
            $this->shop->save($code, $data);
        }

        public function addEvent($code, $trigger, $action, $status = 1, $sort_order = 0)
        {
            $this->shop->events[] = compact('code', 'trigger', 'action');
        }

        public function deleteEventByCode($code)
        {
            $this->shop->events = array_values(array_filter($this->shop->events, static fn (array $event): bool => $event['code'] !== $code));
        }
    }

    final class Config
    {
        public function __construct(private Shop $shop)
        {
        }

        public function get($key)
        {
            return $this->shop->config[$key] ?? null;
        }

        public function has($key)
        {
            return isset($this->shop->config[$key]);
        }
    }

    final class Language
    {
        private $data = ['text_home' => 'Home'];

        public function __construct(private $directory = '')
        {
        }

        public function get($key)
        {
            return $this->data[$key] ?? $key;
        }

        public function load($filename, $key = '')
        {
            if ($key) {
                $this->data[$key] = new self($this->directory);

                return $this->data[$key]->load($filename);
            }
            $_ = [];
            require DIR_APPLICATION . "language/$this->directory/$filename.php";
            $this->data = $_ + $this->data;

            return $this->data;
        }
    }

    final class Document
    {
        public function setTitle($title)
        {
        }
    }

    final class Url
    {
        public function link($route, $args = '', $secure = false)
        {
            return "/$route?$args";
        }
    }

    final class User
    {
        public function __construct(private Shop $shop)
        {
        }

        public function hasPermission($key, $value)
        {
            return $this->shop->mayModify && "$key $value" === 'modify extension/module/flocktory_postcheckout';
        }
    }

    final class Response
    {
        public string $output = '';

        public function redirect($url, $status = 302)
        {
            throw new \Redirected($url);
        }

        public function setOutput($output)
        {
            $this->output = $output;
        }
    }

    final class Log
    {
        public function __construct(private Shop $shop)
        {
        }

        public function write($message)
        {
            $this->shop->log[] = $message;
        }
    }

    final class DB
    {
        public function __construct(private Shop $shop)
        {
        }

        public function query($sql)
        {
            return $this->shop->query($sql);
        }

        public function escape($value)
        {
            return addslashes($value);
        }
    }

    final class Currency
    {
        public function format($number, $currency, $value = '', $format = true)
        {
            return $format ? number_format($number * $value, 2, ',', ' ') . 'р.' : round((float) $number * $value, 2);
        }
    }

    /** A request to the shop or to its admin. */
    final class Request
    {
        public $get = [];
        public $post = [];
        public $server = ['REQUEST_METHOD' => 'GET'];
        private Registry $registry;

        public function __construct(private Shop $shop, array $post = [])
        {
            if ($post) {
                // OpenCart 3.0.5 trims too; older ones do not.
                $this->post = array_map(static fn (string $value): string => htmlspecialchars($value, ENT_COMPAT, 'UTF-8'), $post);
                $this->server['REQUEST_METHOD'] = 'POST';
            }
            $this->registry = $registry = new Registry();
            $registry->set('session', (object) ['data' => &$shop->session]);
            $registry->set('event', new Event($registry));
            $registry->set('load', new Loader($registry, $shop));
            $registry->set('language', new Language('ru-ru'));
            $registry->set('request', $this);
            $registry->set('response', new Response());
            $registry->set('document', new Document());
            $registry->set('url', new Url());
            $registry->set('currency', new Currency());
            foreach (['config' => Config::class, 'user' => User::class, 'log' => Log::class, 'db' => DB::class] as $name => $class) {
                $registry->set($name, new $class($shop));
            }
        }

        public function admin(string $method): string
        {
            (new Action("extension/module/flocktory_postcheckout/$method"))->execute($this->registry);

            return $this->registry->get('response')->output;
        }

        /** Another page: its events are those in the table, without the name of the application. */
        public function page(string $route): string
        {
            foreach ($this->shop->events as $event) {
                [$application, $trigger] = explode('/', $event['trigger'], 2);
                if ($application === strtolower(APPLICATION)) {
                    $this->registry->get('event')->register($trigger, new Action($event['action']));
                }
            }
            if (str_starts_with($route, 'extension/')) {
                return (new Action($route))->execute($this->registry);
            }
            if ($route === 'common/dashboard') {
                return $this->registry->get('load')->view($route);
            }
            $data = [];
            $result = $this->registry->get('event')->trigger("controller/$route/before", [&$route, &$data]);
            if ($result !== null) {
                return $result;
            }
            unset($this->shop->session['order_id']);
            $load = $this->registry->get('load');

            return $load->view('common/success', ['header' => $load->view('common/header'), 'footer' => '<footer></footer></body></html>']);
        }
    }
}
