<?php

use Flocktory\Postcheckout\OpenCart\Page;

require_once DIR_SYSTEM . 'library/flocktory_postcheckout/autoload.php';

/** The handlers of OpenCart's events. What an event gets in return ends it, so they return nothing. */
class ControllerExtensionModuleFlocktoryPostcheckout extends Controller
{
    /** A layout may have the module, which has no block to show. */
    public function index()
    {
        return '';
    }

    public function rememberOrder(&$route, &$data)
    {
        $this->page()->rememberOrder();
    }

    public function addPostcheckout(&$route, &$data)
    {
        $this->page()->addPostcheckout($data);
    }

    public function addLoader(&$route, &$data, &$output)
    {
        $this->page()->addLoader($output);
    }

    private function page()
    {
        return new Page($this->registry, 'getOrderProducts', 'getOrderTotals');
    }
}
