<?php
$data = array();
$data['user']['name'] = $name;
$data['user']['email'] = $email;
$data['order'] = array('id' => (string)$id, 'price' => $sum);
$data['order']['items'] = array();
$data['order']['items'][] = array('id' => $sku, 'count' => 1);
