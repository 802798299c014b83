"""What is asked and what is made of the answer, by a server on this machine."""

import json
import unittest
from contextlib import redirect_stderr, redirect_stdout
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import StringIO
from threading import Thread

import vulnerabilities


class Server(BaseHTTPRequestHandler):
    def do_POST(self):
        queries = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
        results = [{"vulns": [{"id": "GHSA-1"}]} if query["package"]["name"] == "com.google.guava:guava" else {} for query in queries]
        self.send_response(200)
        self.end_headers()
        self.wfile.write(json.dumps({"results": results[self.server.missing:]}).encode())

    def log_message(self, *_):
        pass


class Vulnerabilities(unittest.TestCase):
    def setUp(self):
        self.server = HTTPServer(("127.0.0.1", 0), Server)
        self.server.missing = 0
        self.address = f"http://127.0.0.1:{self.server.server_port}"
        Thread(target=self.server.serve_forever).start()

    def tearDown(self):
        self.server.shutdown()
        self.server.server_close()

    def ask(self, address):
        out, err = StringIO(), StringIO()
        with redirect_stdout(out), redirect_stderr(err):
            status = vulnerabilities.main(address)
        return status, out.getvalue(), err.getvalue()

    def test_all_that_is_locked_is_asked_for(self):
        packages = vulnerabilities.locked()
        names = {name for _, name, _ in packages}
        self.assertLessEqual({"ai.djl:api", "org.apache.maven.plugins:maven-jar-plugin", "jupyterlab", "playwright"}, names)
        status, out, _ = self.ask(self.address)
        self.assertEqual(status, 1)
        self.assertIn("Maven com.google.guava:guava 33.0.0-jre: https://osv.dev/vulnerability/GHSA-1", out)
        guavas = sum(name == "com.google.guava:guava" for _, name, _ in packages)
        self.assertIn(f"{len(packages)} jars and packages asked for, {guavas} with a known vulnerability", out)

    def test_an_answer_that_is_not_whole_is_none(self):
        self.server.missing = 1
        status, out, err = self.ask(self.address)
        self.assertEqual((status, out), (2, ""))
        self.assertIn("gave no list", err)

    def test_without_a_network(self):
        status, out, err = self.ask("http://127.0.0.1:1")
        self.assertEqual((status, out), (2, ""))
        self.assertIn("It needs the network.", err)


if __name__ == "__main__":
    unittest.main()
