# frozen_string_literal: true

require "etc"
require "fileutils"
require "minitest"
require "tmpdir"

# A separate PostgreSQL in a temporary folder, which is reached through a socket in it.
module Postgres
  PROGRAMS = Dir["/usr/lib/postgresql/*/bin"].max_by { |path| path[/\d+/].to_i }

  class << self
    # Starts it, and returns the folder. It is stopped after the tests.
    def start
      folder = Dir.mktmpdir
      # It refuses to run as root.
      FileUtils.chown(user.uid, user.gid, folder) if user
      run("initdb", "--auth=trust", "--username=shop", "--no-sync", "--pgdata=#{folder}/data")
      Minitest.after_run do
        run("pg_ctl", "stop", "--mode=immediate", "--pgdata=#{folder}/data")
        FileUtils.remove_entry(folder)
      end
      run("pg_ctl", "start", "--wait", "--pgdata=#{folder}/data", "--log=#{folder}/log",
          "--options=-c listen_addresses= -c unix_socket_directories=#{folder} -c fsync=off")
      folder
    end

    private

    def user
      Etc.getpwnam("nobody") if Process.uid.zero?
    end

    def run(program, *arguments)
      pid = fork do
        Process::GID.change_privilege(user.gid) && Process::UID.change_privilege(user.uid) if user
        exec(File.join(PROGRAMS, program), *arguments, chdir: "/", %i[out err] => "/dev/null")
      ensure
        exit!(1)
      end
      raise "#{program} failed" unless Process.wait2(pid)[1].success?
    end
  end
end
